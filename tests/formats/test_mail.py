from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import DataObject, data

from dateline.article import Article
from dateline.errors import EmptyError, TooLargeError, UnreadableError
from dateline.formats import mail, mbox
from dateline.formats import text as plain_text
from tests.formats.reading_one import SAMPLES, articles, damaged, everything, only, survives

RELEASE = SAMPLES / "mail" / "release.eml"
NEWSLETTER = SAMPLES / "mail" / "newsletter.eml"
REPLY = SAMPLES / "mail" / "reply.eml"
TOP = "Message-ID: <1@paper.example>\nFrom: desk@paper.example\nDate: Tue, 12 Mar 2024 09:00:00 +0000\n"


@pytest.fixture(scope="module")
def release() -> Article:
    return only(mail, RELEASE)


def written(folder: Path, content: str | bytes, top: str = TOP) -> Path:
    path = folder / "a.eml"
    path.write_bytes(top.encode() + (content.encode() if isinstance(content, str) else content))
    return path


def plain(folder: Path, text: str, subject: str = "Bears") -> Path:
    return written(folder, f"Subject: {subject}\nContent-Type: text/plain; charset=utf-8\n\n{text}")


def test_the_fields_of_the_mail_tell_outlet_time_identity_and_headline(release: Article) -> None:
    assert release.headline == "New library opens – four floors"
    assert (release.source.name, release.source.domain) == ("Byrådet i Oslo", "council.example")
    assert release.published == datetime(2024, 3, 12, 8, tzinfo=UTC)
    assert release.uri == "mid:opening-2024.1@council.example"
    assert release.language == "en-GB"
    assert {field: release.provenance[field].origin for field in ("source", "published")} == {
        "source": "header",
        "published": "header",
    }


def test_the_story_of_a_release_is_told_from_what_is_for_editors(release: Article) -> None:
    assert release.dateline
    assert (release.dateline.located, release.dateline.date) == ("Oslo", date(2024, 3, 12))
    assert release.body.startswith("The king will open the new library on Wednesday and read from a children's book")
    assert release.body.endswith("The house has four floors and took nine years to build.")
    assert [piece.reason for piece in release.removed] == [
        "heading of a press release",
        "embargo line",
        "end of a press release",
        "notes to editors",
        "notes to editors",
        "notes to editors",
        "signature",
    ]


def test_an_embargo_is_kept_as_printed_and_as_a_time(release: Article) -> None:
    assert release.ed_note == "STRICTLY EMBARGOED UNTIL 00:01 GMT, 13 March 2024"
    assert release.embargoed == datetime(2024, 3, 13, 0, 1, tzinfo=UTC)
    assert release.provenance["embargoed"].origin == "body"


def test_an_embargo_without_a_year_is_kept_with_a_warning(tmp_path: Path) -> None:
    article = only(mail, plain(tmp_path, "EMBARGOED UNTIL noon on Friday\n\nThe bear is a dog. It is well.\n"))
    assert article.embargoed is None
    assert article.ed_note == "EMBARGOED UNTIL noon on Friday"
    assert article.warnings == ["It is under an embargo whose time cannot be read: EMBARGOED UNTIL noon on Friday"]


def test_of_a_newsletter_the_laid_out_form_is_read_without_its_small_print() -> None:
    article = only(mail, NEWSLETTER)
    assert article.body == (
        "The king read from a children’s book on Monday. Nobody had told the children which one.\n\n"
        "It was about a bear. The bear, it turned out, was a dog."
    )
    assert [piece.text for piece in article.removed] == [
        "View this email in your browser",
        "You are receiving this email because you subscribed on our site.",
        "Unsubscribe",
    ]
    assert article.url == "https://letters.example/weekly/12"


def test_tags_that_are_none_of_html_part_nothing(tmp_path: Path) -> None:
    page = (
        "<html><body><p>It was a dog,<o:p></o:p> said <jane@paper.example>Jane. <b@></b@>It is well.</p></body></html>"
    )
    article = only(mail, written(tmp_path, f"Subject: Bears\nContent-Type: text/html\n\n{page}<html><body>\n"))
    assert article.body == "It was a dog, said Jane. It is well."


def test_softly_broken_lines_are_joined_and_the_quoted_mail_is_cut() -> None:
    article = only(mail, REPLY)
    assert article.headline == "Library story"
    assert article.body == (
        "The king opened the new library on Monday and read from a children's book to the guests, who had waited since "
        "eight.\n\nIt has four floors. It took nine years."
    )
    (quoted,) = article.removed
    assert quoted.reason == "quoted mail"
    assert "Can you send me the story?" in quoted.text


def test_the_sender_without_a_name_gives_the_domain_only() -> None:
    article = only(mail, REPLY)
    assert (article.source.name, article.source.domain) == (None, "paper.example")


@pytest.mark.parametrize(
    "story",
    [
        "On Monday the minister wrote:\n\nWe are leaving. It was nice here.",
        "Parents can opt out of the scheme. They rarely do.\n\nUsers can unsubscribe at any time, it says.",
        "The embargo on bears stays, the union said.\n\nIt was set up in 1990. Few remember why.",
    ],
)
def test_what_only_looks_like_furniture_stays(tmp_path: Path, story: str) -> None:
    article = only(mail, plain(tmp_path, f"{story}\n"))
    assert (article.body, article.removed, article.ed_note) == (story, [], None)


def test_the_fields_of_a_forwarded_mail_are_cut_and_its_text_is_the_story(tmp_path: Path) -> None:
    text = (
        "---------- Forwarded message ---------\nFrom: Jane\nDate: today\nSubject: Bears\n\nIt was a dog. It is well.\n"
    )
    article = only(mail, plain(tmp_path, text, "Fwd: Bears"))
    assert (article.headline, article.body) == ("Bears", "It was a dog. It is well.")
    assert article.removed[0].reason == "fields of a forwarded mail"


@pytest.mark.parametrize("gap", ["\n", "\n\n", " "])
def test_a_mail_quoted_under_its_fields_is_cut(tmp_path: Path, gap: str) -> None:
    fields = gap.join(["From: Jane <jane@paper.example>", "Sent: Tuesday 09:00", "To: Odd", "Subject: Bears"])
    article = only(mail, plain(tmp_path, f"It was a dog. It is well.\n\n{fields}\n\nWas it a bear?\n"))
    assert article.body == "It was a dog. It is well."
    assert [piece.reason for piece in article.removed] == ["quoted mail"]
    assert "Was it a bear?" in article.removed[0].text


def test_the_same_story_as_plain_text_has_the_same_headline_and_body(tmp_path: Path) -> None:
    text = "By Jane Holm\n\nOSLO: The king opened the library.\n\nIt took nine years, the mayor said."
    path = tmp_path / "a.txt"
    path.write_text(f"Library opens\n\n{text}")
    as_text = only(plain_text, path)
    as_mail = only(mail, plain(tmp_path, text, "Library opens"))
    assert (as_mail.headline, as_mail.body) == (as_text.headline, as_text.body)
    assert (as_mail.byline, as_mail.dateline) == (as_text.byline, as_text.dateline)


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252", "utf-16", "x-unknown", "idna", ""])
def test_every_character_set_is_read_and_an_unknown_one_is_detected(tmp_path: Path, charset: str) -> None:
    text = "Les élèves de l'école ont fêté la fin de l'été près de la Loire, où il a plu. C'était gai à Orléans."
    known = {"x-unknown": "utf-8", "idna": "utf-8", "": "cp1252"}.get(charset, charset)
    top = f"Content-Type: text/plain{f'; charset={charset}' if charset else ''}\nContent-Transfer-Encoding: 8bit\n\n"
    path = written(tmp_path, top.encode() + text.encode(known))
    assert only(mail, path).body == text


def test_broken_base64_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    top = "Subject: Bears\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\n"
    assert (
        only(mail, written(tmp_path, f"{top}SXQgd2FzIGEg\nZG9nLiBJdCBpcyB3ZWxsLg=\n")).body
        == "It was a dog. It is well."
    )


def test_a_broken_encoded_word_stays_as_it_is(tmp_path: Path) -> None:
    article = only(mail, plain(tmp_path, "It was a dog. It is well.\n", "=?utf-8?B?*?= =?x-none?Q?Be=E4rs?="))
    assert article.headline


def test_a_missing_boundary_is_found(tmp_path: Path) -> None:
    body = "--x\nContent-Type: text/plain\n\nIt was a dog. It is well.\n--x--\n"
    article = only(mail, written(tmp_path, f"Subject: Bears\nContent-Type: multipart/mixed\n\n{body}"))
    assert article.body == "It was a dog. It is well."
    assert "names no boundary" in article.warnings[0]


def test_a_mail_cut_off_in_an_attachment_keeps_its_text(tmp_path: Path, release: Article) -> None:
    data = RELEASE.read_bytes()
    path = tmp_path / "a.eml"
    path.write_bytes(data[: data.index(b"JVBERi0") + 3])
    assert articles(mail, path)[0].body == release.body


@pytest.mark.timeout(10)
def test_a_mail_of_a_million_parts_is_refused(tmp_path: Path) -> None:
    parts = "--x\nContent-Type: text/plain\n\n" * 200_000
    with pytest.raises(UnreadableError, match="more than 10,000 parts"):
        everything(mail, written(tmp_path, f"Content-Type: multipart/mixed; boundary=x\n\n{parts}"))


def nested(levels: int) -> str:
    parts = [f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(levels)]
    return "Subject: Bears\n" + "".join(parts) + "Content-Type: text/plain\n\nIt was a dog. It is well.\n"


def test_parts_in_parts_are_read_to_a_depth(tmp_path: Path) -> None:
    assert only(mail, written(tmp_path, nested(90))).body == "It was a dog. It is well."


@pytest.mark.parametrize("levels", [200, 20_000])
def test_parts_that_nest_too_deep_are_refused(tmp_path: Path, levels: int) -> None:
    with pytest.raises(UnreadableError, match="more than 100 levels deep"):
        everything(mail, written(tmp_path, nested(levels)))


@pytest.mark.timeout(10)
def test_a_header_line_of_a_megabyte_is_survived(tmp_path: Path) -> None:
    article = only(mail, written(tmp_path, f"Subject: Bears\nX-A: {'a' * 1_000_000}\n\nIt was a dog. It is well.\n"))
    assert article.headline == "Bears"
    assert article.warnings == ["A header is too long; its end was left out."]
    long = only(mail, plain(tmp_path, "It was a dog. It is well.\n", "=?utf-8?q?" * 100_000))
    assert long.body == "It was a dog. It is well."


def test_an_attachment_of_any_size_passes_by(tmp_path: Path) -> None:
    top = "Subject: Bears\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nIt was a dog. It is well.\n"
    bomb = "--x\nContent-Type: application/zip; name=a.zip\n\n" + "A" * 3_000_000 + "\n--x--\n"
    assert only(mail, written(tmp_path, top + bomb), max_article_chars=1_000).body == "It was a dog. It is well."


def test_more_text_than_an_article_may_have_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TooLargeError, match="longer than an article"):
        everything(mail, plain(tmp_path, "words \n" * 1_000), max_article_chars=1_000)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("Subject: Bears\n\n \n", "no text of its own"),
        ("Subject: Bears\n", "no text of its own"),
        ("Content-Type: image/png; name=bears.png\n\nx\n", "no text of its own: bears.png"),
    ],
)
def test_a_mail_without_text_is_refused(tmp_path: Path, content: str, words: str) -> None:
    with pytest.raises(EmptyError, match=words) as raised:
        everything(mail, written(tmp_path, content))
    assert raised.value.advice


def test_an_encrypted_mail_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="encrypted"):
        everything(mail, written(tmp_path, "Content-Type: multipart/encrypted; boundary=x\n\n--x\n"))


@pytest.mark.parametrize("sample", [RELEASE, NEWSLETTER, REPLY])
def test_mails_are_told_by_their_header(sample: Path) -> None:
    assert mail.sniff(sample.read_bytes(), "x")
    assert mail.sniff(b" " * 200 + b"\r\n" + sample.read_bytes(), "x")
    assert not mbox.sniff(sample.read_bytes(), "x")


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"From: Jane\nTo: Odd\nSubject: Bears\n\nA memo that somebody typed.",
        b"From: the Editor\n\nDear readers, we are moving.",
        b"From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example/\nSubject: x\nMIME-Version: 1.0\n\n",
        b"Title: Bears\nDate: 2024-03-12\n\nMarkdown.",
        b"WARC/1.0\r\nWARC-Type: response\r\n\r\n",
        b"<html><head><title>From: x</title></head>",
        b'{"From": "x", "Message-ID": "y"}',
        b"a:" * 32_000,
        b"a:\n" * 20_000,
    ],
)
def test_what_is_no_mail_is_not_taken(head: bytes) -> None:
    assert not mail.sniff(head, "a.txt")


def test_a_typed_header_counts_when_the_name_says_mail() -> None:
    assert mail.sniff(b"From: a@b.example\nDate: Tue, 12 Mar 2024 09:00:00 +0000\nSubject: Bears\n\nx", "a.EML")


@pytest.mark.parametrize(
    "bait", [">" * 200_000, ">\n" * 90_000, "-- \n" * 60_000, "On " * 60_000, "#" * 200_000, "<" * 200_000]
)
@pytest.mark.parametrize("kind", ["plain; format=flowed", "html"])
@pytest.mark.timeout(10)
def test_no_pattern_runs_away(tmp_path: Path, bait: str, kind: str) -> None:
    survives(mail, written(tmp_path, f"Subject: {bait[:9000]}\nContent-Type: text/{kind}\n\nIt was a dog.\n\n{bait}\n"))


@pytest.mark.parametrize("sample", [RELEASE, NEWSLETTER])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=data())
def test_damage_gives_an_article_or_an_error_in_words(tmp_path: Path, sample: Path, data: DataObject) -> None:
    path = tmp_path / "a.eml"
    path.write_bytes(data.draw(damaged(sample.read_bytes())))
    survives(mail, path)
