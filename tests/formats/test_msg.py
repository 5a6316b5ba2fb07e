import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import DataObject, data

from dateline.article import Article
from dateline.errors import EmptyError, TooLargeError, UnreadableError
from dateline.formats import mail, mbox, msg, zipped
from dateline.formats.reading.context import Skipped
from tests.formats.outlook import compound_file, outlook_mail, properties
from tests.formats.reading_one import damaged, everything, only, survives

SENT = 0x00390040
NINE = 133_547_076_000_000_000  # 9:00 on 12 March 2024, in tenths of microseconds since 1601
PROPERTIES = {
    "001A": "IPM.Note",
    "0037": "RE: Library opens",
    "1000": "OSLO: The king opened the library.\r\n\r\nIt has four floors.\r\n",
    "0C1A": "Jane Holm",
    "5D01": "jane@paper.example",
    "1035": "<7@paper.example>",
}


PLAN = b"Plan of the library\n\nThe library has four floors. It has a roof.\n\nFrom there one sees the fjord.\n"


def written(folder: Path, content: bytes) -> Path:
    path = folder / "a.msg"
    path.write_bytes(content)
    return path


def test_a_mail_without_a_header_is_read_from_its_properties(tmp_path: Path) -> None:
    article = only(msg, written(tmp_path, outlook_mail(PROPERTIES, {SENT: NINE})))
    assert article.headline == "Library opens"
    assert article.body == "The king opened the library.\n\nIt has four floors."
    assert article.dateline
    assert (article.source.name, article.source.domain) == ("Jane Holm", "paper.example")
    assert article.published == datetime(2024, 3, 12, 9, tzinfo=UTC)
    assert article.uri == "mid:7@paper.example"
    assert article.file.media_type == "application/vnd.ms-outlook"


def test_the_header_that_the_mail_came_with_wins(tmp_path: Path) -> None:
    header = (
        "From: The Paper <desk@paper.example>\r\nDate: Wed, 13 Mar 2024 09:00:00 +0100\r\n"
        "Content-Type: multipart/encrypted; boundary=x\r\n"
    )
    article = only(msg, written(tmp_path, outlook_mail({**PROPERTIES, "007D": header}, {SENT: NINE})))
    assert article.source.name == "The Paper"
    assert article.published == datetime(2024, 3, 13, 8, tzinfo=UTC)


def test_html_in_bytes_is_read_in_its_code_page(tmp_path: Path) -> None:
    page = {"0037": "Bears", "10130102": "<p>Le bär était là.</p><p>Il va bien.</p>".encode("cp1252")}
    assert (
        only(msg, written(tmp_path, outlook_mail(page, {0x3FDE0003: 1252}))).body == "Le bär était là.\n\nIl va bien."
    )
    page["10130102"] = "<p>Медведь был собакой.</p>".encode("cp1251")
    assert only(msg, written(tmp_path, outlook_mail(page, {0x3FDE0003: 1251}))).body == "Медведь был собакой."


def test_eight_bit_properties_are_read_in_the_code_page_of_the_mail(tmp_path: Path) -> None:
    texts: dict[str, str | bytes] = {"0037001E": "Bären".encode("cp1252"), "1000001E": b"Er ist wohl."}
    assert only(msg, written(tmp_path, outlook_mail(texts, {0x3FFD0003: 1252}))).headline == "Bären"


def test_what_is_attached_is_read(tmp_path: Path) -> None:
    forwarded = properties({"0037": "Bears", "1000": "It was a dog. It is well."}, header=24)
    attached = {"plan.txt": PLAN, "library.png": b"\x89PNG", "Fwd.msg": forwarded}
    whole, plan, bears, picture = sorted(
        everything(msg, written(tmp_path, outlook_mail(PROPERTIES, {SENT: NINE}, attached))),
        key=lambda each: (isinstance(each, Skipped), getattr(each, "file", None) is None),
    )
    assert isinstance(whole, Article)
    assert isinstance(plan, Article)
    assert isinstance(bears, Article)
    assert (whole.headline, whole.file.media_type) == ("Library opens", "application/vnd.ms-outlook")
    assert (plan.headline, plan.file.member, plan.file.media_type) == ("Plan of the library", "plan.txt", "text/plain")
    assert (plan.source.name, plan.published) == ("Jane Holm", whole.published)
    assert (bears.headline, bears.file.member) == ("Bears", "Fwd.msg")
    assert isinstance(picture, Skipped)
    assert picture.where == "attachment library.png"


def test_a_document_in_a_mail_in_a_mail_says_where_it_lay(tmp_path: Path) -> None:
    inner = properties({"0037": "Bears"}, None, {"plan.txt": PLAN}, header=24)
    article = only(msg, written(tmp_path, outlook_mail({"0037": "Fwd"}, None, {"Fwd.msg": inner})))
    assert (article.headline, article.file.member) == ("Plan of the library", "Fwd.msg/plan.txt")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (compound_file({"WordDocument": b"x" * 200}), "an old Word document"),
        (compound_file({"Workbook": b"x" * 200}), "a spreadsheet"),
        (compound_file({"Book": b"x" * 200}), "a spreadsheet"),
        (compound_file({"PowerPoint Document": b"x" * 200}), "a presentation"),
        (compound_file({"EncryptedPackage": b"x" * 200}), "under a password"),
        (compound_file({"Catalog": b"x" * 200}), "an old office program and no mail"),
        (outlook_mail({"0037": "Bears", "10090102": b"LZFu"}), "only there as compressed RTF"),
        (outlook_mail(PROPERTIES)[:700], "no whole Outlook mail"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 2_000, "no whole Outlook mail"),
        (b"plain text", "no whole Outlook mail"),
    ],
)
def test_what_is_no_mail_is_refused(tmp_path: Path, content: bytes, words: str) -> None:
    with pytest.raises(UnreadableError, match=words) as raised:
        everything(msg, written(tmp_path, content))
    assert raised.value.advice


def test_a_mail_without_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EmptyError, match=r"no text of its own: plan\.png"):
        everything(msg, written(tmp_path, outlook_mail({"0037": "Bears"}, attachments={"plan.png": b"x"})))


def test_more_text_than_an_article_may_have_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, outlook_mail({"1000": "words " * 300}))
    with pytest.raises(TooLargeError, match="longer than an article"):
        everything(msg, path, max_article_chars=500)


def test_old_office_documents_in_a_bundle_are_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "bundle"
    with zipfile.ZipFile(path, "w") as bundle:
        bundle.writestr("figures", compound_file({"Workbook": b"x" * 200}))
        bundle.writestr("plan.txt", PLAN)
    skipped, article = everything(zipped, path)
    assert isinstance(skipped, Skipped)
    assert (skipped.where, skipped.reason) == ("member figures", "It is a spreadsheet, .xls, which is not read.")
    assert isinstance(article, Article)
    assert article.headline == "Plan of the library"


def test_compound_files_are_told_by_their_first_bytes() -> None:
    assert msg.sniff(outlook_mail(PROPERTIES), "x")
    assert msg.sniff(compound_file({"WordDocument": b"x"}), "a.doc")
    assert not mail.sniff(outlook_mail(PROPERTIES), "a.eml")
    assert not mbox.sniff(outlook_mail(PROPERTIES), "x")
    for head in (b"", b"\xd0\xcf\x11\xe0", b"Bears\n\nIt was a dog."):
        assert not msg.sniff(head, "a.msg")


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data())
def test_damage_gives_an_article_or_an_error_in_words(tmp_path: Path, data: DataObject) -> None:
    survives(msg, written(tmp_path, data.draw(damaged(outlook_mail(PROPERTIES, {SENT: NINE}, {"plan.txt": PLAN})))))
