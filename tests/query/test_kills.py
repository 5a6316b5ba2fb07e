"""A kill, with a text or without any, hides the story that it names, whatever format brought them."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from dateline.article import Article
from dateline.formats.known import read
from dateline.index.write import ArticleWriter
from dateline.settings import Settings
from tests.formats.contexts import context
from tests.index.articles import NOON
from tests.query.asking import headlines, stored

G2 = 'xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:agency.example:2024:bear"'


def nitf(docdata: str, text: str = "") -> str:
    top = f"<body.head>{text and '<hedline><hl1>Bear seen</hl1></hedline>'}</body.head>"
    return f"<nitf><head>{docdata}</head><body>{top}<body.content>{text}</body.content></body></nitf>"


def newsml(status: str, revision: int, text: str = "") -> str:
    content = (
        f"<NewsComponent><NewsLines><HeadLine>Bear seen</HeadLine></NewsLines><ContentItem><DataContent>{text}"
        "</DataContent></ContentItem></NewsComponent>"
    )
    parts = "<ProviderId>agency.example</ProviderId><DateId>20240312</DateId><NewsItemId>BEAR</NewsItemId>"
    return (
        f"<NewsML><NewsItem><Identification><NewsIdentifier>{parts}<RevisionId>{revision}</RevisionId></NewsIdentifier>"
        f'</Identification><NewsManagement><Status FormalName="{status}"/></NewsManagement>{content if text else ""}'
        "</NewsItem></NewsML>"
    )


def g2(status: str, version: int, text: str = "") -> str:
    meta = f'<itemMeta><itemClass qcode="ninat:text"/><pubStatus qcode="stat:{status}"/></itemMeta>'
    headline = "<contentMeta><headline>Bear seen</headline></contentMeta>"
    content = f'<contentSet><inlineData contenttype="text/plain">{text}</inlineData></contentSet>'
    return f'<newsItem {G2} version="{version}">{meta}{(headline + content) if text else ""}</newsItem>'


def ninjs(status: str, version: int, **fields: str) -> str:
    return json.dumps({"uri": "urn:x:bear", "type": "text", "version": str(version), "pubstatus": status, **fields})


def anpa(keyword: str, text: str, time: str = "1509") -> str:
    header = "b a\x13\x11 AM-Bear     03-12 0090"
    return f"\x16\x16\x01d0001\x1f-----\n{header}\n\x02^{keyword}<\n{text}\n\x03AP-NY-03-12-24 {time}GMT<\n\x04"


def iptc7901(text: str, slug: str = "Bears/", time: str = "1509") -> str:
    return f"\x01abc0001 4 i 90 xyz 1\r\n{slug}\r\n\x02{text}\r\n\x0312{time} GMT Mar 24\r\n\x04"


TEXT = "A bear was seen on Monday. It was late."
CASES = {
    "NITF": (
        nitf('<docdata><doc-id id-string="urn:x:1"/></docdata>', f"<p>{TEXT}</p>"),
        nitf('<docdata management-status="canceled"><doc-id id-string="urn:x:1"/></docdata>'),
    ),
    "NITF that kills another document": (
        nitf('<docdata><doc-id regsrc="XA" id-string="bear1"/></docdata>', f"<p>{TEXT}</p>"),
        nitf(
            '<docdata management-doc-idref="bear1" management-idref-status="canceled">'
            '<doc-id regsrc="XA" id-string="bear2"/></docdata>'
        ),
    ),
    "NITF that cancels itself and another document": (
        nitf('<docdata><doc-id regsrc="XA" id-string="bear1"/></docdata>', f"<p>{TEXT}</p>"),
        nitf(
            '<docdata management-status="canceled" management-doc-idref="bear1">'
            '<doc-id regsrc="XA" id-string="bear2"/></docdata>',
            "<p>Kill the story.</p>",
        ),
    ),
    "NewsML 1": (newsml("Usable", 1, TEXT), newsml("Canceled", 2)),
    "NewsML 1 withheld": (newsml("Usable", 1, TEXT), newsml("Withheld", 2)),
    "NewsML-G2": (g2("usable", 1, TEXT), g2("canceled", 2)),
    "NewsML-G2 withheld": (g2("usable", 1, TEXT), g2("withheld", 2)),
    "ninjs": (ninjs("usable", 1, headline="Bear seen", body_text=TEXT), ninjs("canceled", 2)),
    "ANPA by keyword": (
        anpa("AM-Bear,45<\n^Bear seen", f"\tHAMAR (AP) _ {TEXT}"),
        anpa("AM-Bear, Bulletin Kill,45<\n^Kill the story", "\tHAMAR (AP) _ It was a dog.", "1530"),
    ),
    "ANPA without a text": (
        anpa("AM-Bear,45<\n^Bear seen", f"\tHAMAR (AP) _ {TEXT}"),
        anpa("AM-Bear, Kill,45", "", "1530"),
    ),
    "IPTC 7901 by headline": (
        iptc7901(f"Bear seen =\r\n\r\n{TEXT}"),
        iptc7901("KILL\r\nBear seen =\r\n\r\nIt was a dog. Do not use the story.", time="1530"),
    ),
    "IPTC 7901 with the very text": (
        iptc7901(f"Bear seen =\r\n\r\n{TEXT}"),
        iptc7901(f"KILL\r\nBear seen =\r\n\r\n{TEXT}", time="1530"),
    ),
}


def arrived(folder: Path, data: str, order: int) -> list[Article]:
    """The articles of a file, complete as when it is the so-many-th that arrives."""
    path = folder / f"file{order}"
    path.write_bytes(data.encode())
    found = [given for given in read(path, context(name="file")) if isinstance(given, Article)]
    assert found
    for article in found:
        article.received = NOON + timedelta(minutes=order)
        article.file.id, article.file.sha256 = f"{order}.0", str(order)
        if article.uri and article.version == 1:
            article.version = order  # the same uri again without a version is a later state
        article.identified()
    return found


@pytest.mark.parametrize("case", CASES)
def test_a_kill_hides_the_story_that_it_names(
    case: str, served: Settings, writer: ArticleWriter, tmp_path: Path
) -> None:
    story, kill = (arrived(tmp_path, data, order) for order, data in enumerate(CASES[case], 1))
    writer.write(story, refresh=True)
    assert headlines(served) == ["Bear seen"]
    for _ in range(2):  # a second delivery changes nothing
        writer.write(kill, refresh=True)
        assert headlines(served) == []
        assert headlines(served, q="bear") == []
        assert stored(served, story[0].id) is None


@pytest.mark.parametrize("case", CASES)
def test_a_kill_that_comes_first_hides_the_story_that_comes_late(
    case: str, served: Settings, writer: ArticleWriter, tmp_path: Path
) -> None:
    # Versions are those of the order in which they were sent, times of arrival those in which they came.
    story, kill = (arrived(tmp_path, data, order) for order, data in enumerate(CASES[case], 1))
    for article in story:
        article.received = NOON + timedelta(minutes=10)
    writer.write(kill, refresh=True)
    for _ in range(2):  # a second delivery changes nothing
        writer.write(story, refresh=True)
        assert headlines(served) == []
        assert stored(served, story[0].id) is None


def test_a_kill_that_another_worker_wrote_a_moment_ago_is_seen(
    served: Settings, writer: ArticleWriter, tmp_path: Path
) -> None:
    story, kill = (arrived(tmp_path, data, order) for order, data in enumerate(CASES["ANPA by keyword"], 1))
    writer.write(kill, refresh=False)
    writer.write(story, refresh=False)
    assert stored(served, story[0].id) is None


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (
            CASES["ANPA by keyword"][0].replace("AM-Bear,45", "AM-Bear, 2nd Ld-Writethru,45").replace("1509", "1545"),
            "later",
        ),
        (CASES["ANPA by keyword"][0].replace("1509", "1530"), "at once, which replaces it"),
        (CASES["ANPA by keyword"][0].replace("AM-Bear", "AM-Dog "), "another keyword"),
        (CASES["ANPA by keyword"][0].replace("03-12-24", "03-02-24"), "long before"),
        (CASES["ANPA by keyword"][0].replace("AP-NY", "XY-NY"), "another agency"),
    ],
)
def test_a_kill_that_comes_first_hides_no_other_story(
    other: str, reason: str, served: Settings, writer: ArticleWriter, tmp_path: Path
) -> None:
    writer.write(arrived(tmp_path, CASES["ANPA by keyword"][1], 1), refresh=True)
    writer.write(arrived(tmp_path, other, 2), refresh=True)
    assert headlines(served) == ["Bear seen"], reason


@pytest.mark.parametrize("case", ["NewsML 1", "NewsML-G2", "ninjs"])
def test_a_version_above_that_of_the_kill_is_shown_again(
    case: str, served: Settings, writer: ArticleWriter, tmp_path: Path
) -> None:
    story, kill = (arrived(tmp_path, data, order) for order, data in enumerate(CASES[case], 1))
    writer.write(kill, refresh=True)
    writer.write(story, refresh=True)
    assert headlines(served) == []
    for article in story:
        article.version, article.file.id, article.file.sha256 = 3, "3.0", "3"
    writer.write(story, refresh=True)
    assert headlines(served) == ["Bear seen"]


def test_a_kill_in_the_same_request_hides_its_story(served: Settings, writer: ArticleWriter, tmp_path: Path) -> None:
    story, kill = (arrived(tmp_path, data, order) for order, data in enumerate(CASES["ANPA by keyword"], 1))
    writer.write([*story, *kill], refresh=True)
    assert headlines(served) == []


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (CASES["ANPA by keyword"][0].replace("AM-Bear", "AM-Dog "), "another keyword"),
        (CASES["ANPA by keyword"][0].replace("03-12-24", "03-02-24"), "long before"),
        (CASES["ANPA by keyword"][0].replace("AP-NY", "XY-NY"), "another agency"),
    ],
)
def test_a_kill_of_a_wire_hides_no_other_story(
    other: str, reason: str, served: Settings, writer: ArticleWriter, tmp_path: Path
) -> None:
    writer.write(arrived(tmp_path, other, 1), refresh=True)
    writer.write(arrived(tmp_path, CASES["ANPA by keyword"][1], 2), refresh=True)
    assert len(headlines(served)) == 1, reason


def test_a_keyword_that_many_share_is_no_name(served: Settings, writer: ArticleWriter, tmp_path: Path) -> None:
    writer.write(arrived(tmp_path, iptc7901("Bears sleep =\r\n\r\nThey do. It is winter."), 1), refresh=True)
    writer.write(arrived(tmp_path, CASES["IPTC 7901 by headline"][1], 2), refresh=True)
    assert headlines(served) == ["Bears sleep"]


def test_a_replacement_of_a_killed_document_is_shown(served: Settings, writer: ArticleWriter, tmp_path: Path) -> None:
    story = CASES["NITF that kills another document"][0]
    replaced = nitf(
        '<docdata management-doc-idref="bear1" management-idref-status="canceled">'
        '<doc-id regsrc="XA" id-string="bear2"/></docdata>',
        "<p>The bear was a dog. It is well.</p>",
    )
    writer.write(arrived(tmp_path, story, 1), refresh=True)
    (first,) = (article.id for article in arrived(tmp_path, story, 1))
    writer.write(arrived(tmp_path, replaced, 2), refresh=True)
    assert stored(served, first) is None
    assert headlines(served, q="dog") == ["Bear seen"]
