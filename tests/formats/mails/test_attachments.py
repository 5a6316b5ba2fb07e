"""What is attached to a mail is read as if it had been dropped by itself, and knows the mail that it came with."""

import json
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest

from dateline.article import Article
from dateline.errors import EmptyError, TooLargeError, UnreadableError
from dateline.formats.known import read
from dateline.formats.reading.context import Budget, Skipped
from tests.formats.contexts import context
from tests.formats.reading_one import SAMPLES

STORY = "The king opened the library on Monday.\n\nIt took nine years to build, the mayor said.\n"
NOTE = "Dear editors,\n\nPlease find attached our press release.\n\nKind regards\nJane Holm\n"
PLAN = b"Plan of the library\n\nThe library has four floors. It has a roof.\n\nFrom there one sees the fjord.\n"
SENT = datetime(2024, 3, 12, 9, tzinfo=UTC)


def letter(text: str = STORY, subject: str = "Library opens") -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Harbour Board <press@board.example>"
    mail["Date"] = "Tue, 12 Mar 2024 09:00:00 +0000"
    mail["Subject"] = subject
    mail["Message-ID"] = f"<{subject.replace(' ', '-')}@board.example>"
    mail.set_content(text)
    return mail


def attach(mail: EmailMessage, data: bytes, name: str, kind: str = "application/octet-stream") -> EmailMessage:
    main, sub = kind.split("/")
    mail.add_attachment(data, maintype=main, subtype=sub, filename=name)
    return mail


def read_all(folder: Path, mail: EmailMessage | bytes, **changes: object) -> list[Article | Skipped]:
    path = folder / "a.eml"
    path.write_bytes(mail if isinstance(mail, bytes) else bytes(mail))
    return list(read(path, context(name="a.eml", **changes)))


def articles(folder: Path, mail: EmailMessage | bytes, **changes: object) -> list[Article]:
    return [given for given in read_all(folder, mail, **changes) if isinstance(given, Article)]


def skipped(folder: Path, mail: EmailMessage) -> list[Skipped]:
    return [given for given in read_all(folder, mail) if isinstance(given, Skipped)]


@pytest.mark.parametrize(
    ("sample", "headline"),
    [
        ("docx/styled.docx", "Night ferry sails again after eleven months on the rocks"),
        ("odt/styled.odt", "Night ferry sails again after eleven months on the rocks"),
        ("rtf/styled.rtf", "Night ferry sails again after eleven months on the rocks"),
        ("documents/night-ferry.txt", "Night ferry sails again after eleven months on the rocks"),
        ("pdf/two-pages.pdf", None),
        ("html/story.html", None),
        ("nitf/ferry.xml", None),
    ],
)
def test_an_attached_document_is_an_article_of_its_own(tmp_path: Path, sample: str, headline: str | None) -> None:
    path = SAMPLES / sample
    mail, document = articles(tmp_path, attach(letter(), path.read_bytes(), path.name))
    (alone,) = read(path, context(name=path.name))
    assert isinstance(alone, Article)
    assert (mail.headline, mail.file.member) == ("Library opens", None)
    assert (document.headline, document.body) == (alone.headline, alone.body)
    assert headline in {None, document.headline}
    assert document.file.member == path.name
    assert document.file.media_type == alone.file.media_type


def test_the_mail_gives_outlet_and_time_where_the_document_has_none(tmp_path: Path) -> None:
    mail, plan = articles(tmp_path, attach(letter(), PLAN, "plan.txt", "text/plain"))
    assert (plan.source.name, plan.source.domain, plan.published) == ("Harbour Board", "board.example", SENT)
    assert plan.provenance["published"].note == "the time of the mail"
    assert plan.uri != mail.uri


def test_a_document_that_says_its_time_and_outlet_keeps_them(tmp_path: Path) -> None:
    data = json.dumps(
        {"uri": "urn:x:1", "headline": "Bears", "body_text": "It was a dog.", "versioncreated": "2023-05-04T03:02:01Z"}
    ).encode()
    _, item = articles(tmp_path, attach(letter(), data, "bears.json"))
    assert item.published == datetime(2023, 5, 4, 3, 2, 1, tzinfo=UTC)
    assert item.uri == "urn:x:1"


def test_the_embargo_of_the_mail_holds_for_what_is_attached(tmp_path: Path) -> None:
    mail = letter(f"EMBARGOED UNTIL 00:01 GMT, 13 March 2024\n\n{STORY}")
    _, plan = articles(tmp_path, attach(mail, PLAN, "plan.txt"))
    assert plan.embargoed == datetime(2024, 3, 13, 0, 1, tzinfo=UTC)
    assert plan.ed_note == "EMBARGOED UNTIL 00:01 GMT, 13 March 2024"


@pytest.mark.parametrize(
    "text", [NOTE, "Anbei unsere Pressemitteilung.\n", "Vous trouverez ci-joint le communiqué.\n", "Se adjunta nota.\n"]
)
def test_a_covering_note_is_no_article_and_is_kept_with_what_it_covers(tmp_path: Path, text: str) -> None:
    (plan,) = articles(tmp_path, attach(letter(text), PLAN, "plan.txt"))
    assert plan.headline == "Plan of the library"
    assert plan.removed[0].reason == "covering note of the mail"
    assert plan.removed[0].text.split("\n")[0] in text


def test_an_empty_mail_still_gives_what_is_attached(tmp_path: Path) -> None:
    (plan,) = articles(tmp_path, attach(letter(""), PLAN, "plan.txt"))
    assert plan.headline == "Plan of the library"


def test_a_covering_note_is_the_article_when_what_is_attached_gives_none(tmp_path: Path) -> None:
    found = read_all(tmp_path, attach(letter(NOTE), b"\xff\xd8\xff\xe0" + bytes(99), "scan", "application/x-scan"))
    (note,) = (given for given in found if isinstance(given, Article))
    assert note.headline == "Library opens"


def test_a_story_in_which_something_is_attached_is_one(tmp_path: Path) -> None:
    story = "The bear was attached to the dog, the police said. " * 9
    assert len(articles(tmp_path, attach(letter(story), PLAN, "plan.txt"))) == 2


def test_a_release_that_is_attached_again_is_one_article(tmp_path: Path) -> None:
    mail = attach(letter(), f"Library opens\n\n{STORY}".encode(), "release.txt")
    assert len(articles(tmp_path, mail)) == 1
    assert skipped(tmp_path, mail) == [
        Skipped("attachment release.txt", "It has the text of the mail.", is_fault=False)
    ]


def test_a_forwarded_mail_has_its_own_outlet_time_and_identity(tmp_path: Path) -> None:
    forwarded = letter("It was a dog, the police said.\n\nIt is well.\n", "Bears")
    del forwarded["From"]
    forwarded["From"] = "Police <police@town.example>"
    outer = letter()
    outer.add_attachment(forwarded)
    _, bears = articles(tmp_path, outer)
    assert (bears.headline, bears.source.name, bears.uri) == ("Bears", "Police", "mid:Bears@board.example")
    assert bears.file.media_type == "message/rfc822"
    assert bears.file.member == "part 3.eml"


def test_mails_in_mails_are_read_to_a_depth(tmp_path: Path) -> None:
    mail = letter("It was a dog.\n\nIt is well.\n", "Mail 0")
    for number in range(1, 6):
        outer = letter(f"This is story {number}.\n\nIt is well.\n", f"Mail {number}")
        outer.add_attachment(mail)
        mail = outer
    found = read_all(tmp_path, mail)
    assert [given.headline for given in found if isinstance(given, Article)] == ["Mail 5", "Mail 4", "Mail 3", "Mail 2"]
    (deep,) = (given for given in found if isinstance(given, Skipped))
    assert deep.reason == "it lies more than 3 deep within others"


@pytest.mark.parametrize(
    ("name", "kind", "what"),
    [
        ("map.png", "image/png", "picture"),
        ("map.JPG", "application/octet-stream", "picture"),
        ("smime.p7s", "application/pkcs7-signature", "signature"),
        ("signature.asc", "application/pgp-signature", "signature"),
        ("jane.vcf", "text/vcard", "address card"),
        ("opening.ics", "text/calendar", "entry of a calendar"),
    ],
)
def test_what_holds_no_text_is_no_fault(tmp_path: Path, name: str, kind: str, what: str) -> None:
    (given,) = skipped(tmp_path, attach(letter(), b"BEGIN:x\n", name, kind))
    assert given.where == f"attachment {name}"
    assert what in given.reason
    assert not given.is_fault


def test_pictures_without_a_name_are_not_even_mentioned(tmp_path: Path) -> None:
    mail = letter()
    mail.add_attachment(b"\x89PNG", maintype="image", subtype="png")
    assert skipped(tmp_path, mail) == []


def test_what_only_outlook_can_open_is_said(tmp_path: Path) -> None:
    (given,) = skipped(tmp_path, attach(letter(), b"\x78\x9f\x3e\x22", "winmail.dat", "application/ms-tnef"))
    assert given.is_fault
    assert "TNEF" in given.reason


def test_an_attachment_that_cannot_be_read_is_said_and_the_mail_stays(tmp_path: Path) -> None:
    mail = attach(letter(), b"%PDF-1.4\nnothing", "plan.pdf", "application/pdf")
    assert [article.headline for article in articles(tmp_path, mail)] == ["Library opens"]
    (given,) = skipped(tmp_path, mail)
    assert given.where == "attachment plan.pdf"
    assert given.is_fault


def test_a_mail_of_nothing_but_a_broken_attachment_fails_with_its_reason(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"attachment plan\.pdf: "):
        read_all(tmp_path, attach(letter(""), b"%PDF-1.4\nnothing", "plan.pdf", "application/pdf"))


def test_a_mail_of_nothing_but_a_picture_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EmptyError, match=r"no text of its own: map\.png"):
        read_all(tmp_path, attach(letter(""), b"\x89PNG", "map.png", "image/png"))


def test_the_folders_in_a_name_lead_nowhere(tmp_path: Path) -> None:
    for name in ("../../etc/plan.txt", "C:\\mails\\plan.txt", "/plan.txt"):
        assert articles(tmp_path, attach(letter(), PLAN, name))[1].file.member == "plan.txt"


def test_attachments_spend_what_a_bundle_may_open_up_to(tmp_path: Path) -> None:
    mail = letter()
    for number in range(3):
        attach(mail, PLAN + b"words " * 1_000 * number, f"{number}.txt")
    with pytest.raises(TooLargeError, match="more bytes"):
        read_all(tmp_path, mail, budget=Budget(bytes=8_000))
    with pytest.raises(TooLargeError, match="more members"):
        read_all(tmp_path, mail, budget=Budget(members=2))


def test_an_attachment_that_is_no_mail_program_s_work_is_read_too(tmp_path: Path) -> None:
    body = (
        "MIME-Version: 1.0\nMessage-ID: <1@a.example>\nFrom: a@a.example\nSubject: Bears\n"
        "Content-Type: multipart/mixed; boundary=x\n\n--x\n\nIt was a dog. It is well.\n"
        "--x\nContent-Type: text/plain; name=plan.txt\n\n" + PLAN.decode() + "--x--\n"
    )
    assert [article.headline for article in articles(tmp_path, body.encode())] == ["Bears", "Plan of the library"]
