"""NewsML 1.x: the identity, lines and description of an item, and the one of its components that is the story."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from dateline.article import AltId, Article, Dateline
from dateline.errors import UnreadableError
from dateline.formats import newsml1
from dateline.formats.reading.context import Skipped
from tests.formats.contexts import context
from tests.formats.reading_one import articles, damaged, everything, only, survives

SAMPLE = Path(__file__).parent / "samples" / "newsml1" / "items.xml"
LEAD = "The harbour board voted on Monday to keep the early ferry."
Reading = Callable[[str], Article]


@pytest.fixture
def reading(tmp_path: Path) -> Reading:
    def read_it(data: str) -> Article:
        path = tmp_path / "items"
        path.write_text(data, "utf-8")
        return only(newsml1, path)

    return read_it


def newsml(component: str, management: str = "", identifier: str = "") -> str:
    return (
        f"<NewsML><NewsItem><Identification><NewsIdentifier>{identifier}</NewsIdentifier></Identification>"
        f"<NewsManagement>{management}</NewsManagement><NewsComponent>{component}</NewsComponent></NewsItem></NewsML>"
    )


def content(data: str) -> str:
    return f"<ContentItem><DataContent>{data}</DataContent></ContentItem>"


def test_an_envelope_gives_its_items_in_order() -> None:
    given_by_it = everything(newsml1, SAMPLE)
    found = [each.headline if isinstance(each, Article) else each.reason for each in given_by_it]
    expected = ["Early ferry stays, board decides", "It holds no news component.", "Kill the story about the bear."]
    assert found == expected
    assert not any(each.is_fault for each in given_by_it if isinstance(each, Skipped))


def test_the_main_component_is_the_story_and_the_lines_of_the_item_win() -> None:
    article = articles(newsml1, SAMPLE)[0]
    assert article.headline == "Early ferry stays, board decides"
    assert article.body == f"{LEAD}\n\n“Nobody here sleeps late,” said its chairwoman."
    assert (article.byline, article.authors) == ("By Jane Doe and Odd Lie", ["Jane Doe", "Odd Lie"])
    assert [piece.text for piece in article.removed] == ["Traders cheer"]


def test_its_dateline_is_understood() -> None:
    expected = Dateline(text="LISBON, Jan 5 (XA)", located="Lisbon", date=date(2026, 1, 5), source="XA")
    assert articles(newsml1, SAMPLE)[0].dateline == expected


def test_the_revisions_of_an_item_share_their_uri() -> None:
    article = articles(newsml1, SAMPLE)[0]
    assert (article.uri, article.version) == ("urn:newsml:agency.example:20260105:FERRY", 3)
    assert article.alt_ids == [AltId(role="PublicIdentifier", value="urn:newsml:agency.example:20260105:FERRY:3N")]
    assert article.provenance["uri"].origin == "derived"


def test_an_embargo_has_its_end() -> None:
    article = articles(newsml1, SAMPLE)[0]
    assert article.pub_status == "usable"
    assert article.embargoed == datetime(2026, 1, 5, 17, 0, tzinfo=UTC)
    assert article.published == datetime(2026, 1, 5, 9, 30, tzinfo=UTC)
    assert article.updated == datetime(2026, 1, 5, 11, 0, tzinfo=UTC)


def test_the_description_is_read() -> None:
    article = articles(newsml1, SAMPLE)[0]
    assert [subject.code for subject in article.subjects] == ["subj:04000000", "subj:04015000", "subj:04015003"]
    assert (article.language, article.genre, article.urgency) == ("en-GB", "Analysis", 4)
    assert (article.keywords, article.slugline) == (["ferry", "harbour"], "Ferry-Vote")
    assert (article.source.name, article.source.domain) == ("Example Agency", "agency.example")
    assert article.copyright_holder == "Example Agency Ltd"
    assert article.copyright_notice == "(c) 2026 Example Agency"
    assert (article.usage_terms, article.ed_note) == ("Not for archives", "UPDATES with vote.")


def test_a_kill_without_any_text_still_has_its_identity() -> None:
    article = articles(newsml1, SAMPLE)[1]
    assert (article.uri, article.version) == ("urn:newsml:agency.example:20260104:BEAR", 2)
    assert article.pub_status == "canceled"


@pytest.mark.parametrize(
    "data",
    [
        f"{LEAD}\n\nIt stays.",
        f"<![CDATA[<p>{LEAD}</p><p>It stays.</p>]]>",
        f"<html><body><p>{LEAD}</p><p>It stays.</p></body></html>",
        f"<nitf><body><body.content><p>{LEAD}</p><p>It stays.</p></body.content></body></nitf>",
    ],
)
def test_the_same_story_reads_the_same_however_it_is_put_in(reading: Reading, data: str) -> None:
    assert reading(newsml(content(data))).body == f"{LEAD}\n\nIt stays."


def test_a_namespace_makes_no_difference(reading: Reading) -> None:
    data = newsml(content(LEAD)).replace("<NewsML>", '<NewsML xmlns="http://iptc.org/std/NewsML/2003-10-10/">')
    assert reading(data).body == LEAD


def test_encoded_content_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "items"
    path.write_text(
        newsml("<ContentItem><Encoding Notation='Base64'><DataContent>QUJD</DataContent></Encoding></ContentItem>")
    )
    (skipped,) = newsml1.read(path, context())
    assert skipped == Skipped("item 1", "It holds no text.", is_fault=False)


def test_a_picture_alone_is_skipped(tmp_path: Path) -> None:
    path = tmp_path / "items"
    path.write_text(newsml("<ContentItem Href='a.jpg'><MediaType FormalName='Photo'/></ContentItem>"))
    (skipped,) = newsml1.read(path, context())
    assert isinstance(skipped, Skipped)


def test_a_place_of_the_description_is_the_dateline_where_none_is_printed(reading: Reading) -> None:
    place = (
        '<Location><Property FormalName="Country" Value="PT"/><Property FormalName="City" Value="Lisbon"/></Location>'
    )
    article = reading(newsml(f"<DescriptiveMetadata>{place}</DescriptiveMetadata>{content(LEAD)}"))
    assert article.dateline == Dateline(text="Lisbon", located="Lisbon")
    assert article.provenance["dateline"].origin == "header"


def test_without_its_parts_the_public_identifier_is_the_uri(reading: Reading) -> None:
    identifier = "<PublicIdentifier>urn:newsml:x:1</PublicIdentifier>"
    assert reading(newsml(content(LEAD), identifier=identifier)).uri == "urn:newsml:x:1"


def test_the_format_is_told_by_its_root() -> None:
    assert newsml1.sniff(SAMPLE.read_bytes(), "x")
    assert not newsml1.sniff(b"<newsItem/>", "x.newsml")
    assert not newsml1.sniff(b"NewsML", "x.newsml")


def test_a_truncated_file_gives_what_came_before(tmp_path: Path) -> None:
    data = SAMPLE.read_bytes()
    path = tmp_path / "items"
    path.write_bytes(data[: data.rindex(b"</NewsItem>")])
    found = newsml1.read(path, context())
    assert isinstance(next(found), Article)
    with pytest.raises(UnreadableError, match="not well-formed XML"):
        list(found)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=damaged(SAMPLE.read_bytes()))
def test_whatever_is_broken_gives_articles_or_a_reason(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "items"
    path.write_bytes(data)
    survives(newsml1, path)
