"""NewsML-G2: what an item says of its story, what stands in it, and several items in one message."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from dateline.article import AltId, Article, Dateline, Subject
from dateline.errors import TooLargeError, UnreadableError
from dateline.formats import newsmlg2
from dateline.formats.reading.context import Skipped
from dateline.formats.rules.source_rules import SourceRules
from tests.formats.contexts import context
from tests.formats.reading_one import articles, damaged, everything, only, survives

SAMPLE = Path(__file__).parent / "samples" / "newsmlg2" / "message.xml"
NAMESPACE = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'
LEAD = "The harbour board voted on Monday to keep the early ferry."
Reading = Callable[[str], Article]


@pytest.fixture
def reading(tmp_path: Path) -> Reading:
    def read_it(data: str) -> Article:
        path = tmp_path / "item"
        path.write_text(data, "utf-8")
        return only(newsmlg2, path)

    return read_it


def item(
    *, meta: str = "", about: str = "<headline>Ferry stays</headline>", content: str = "", version: str = "1"
) -> str:
    return (
        f'<newsItem {NAMESPACE} guid="urn:x:ferry" version="{version}"><itemMeta>{meta}</itemMeta>'
        f"<contentMeta>{about}</contentMeta><contentSet>{content}</contentSet></newsItem>"
    )


def test_a_message_gives_its_items_in_order() -> None:
    given_by_it = everything(newsmlg2, SAMPLE)
    headlines = [each.headline if isinstance(each, Article) else each.reason for each in given_by_it]
    assert headlines == [
        "Early ferry stays, board decides",
        "It is a picture, without a text.",
        "It is a concept, not news.",
        "Top stories",
        "Kill the story about the bear.",
    ]
    assert not any(each.is_fault for each in given_by_it if isinstance(each, Skipped))


def test_the_story_is_read_without_what_stands_around_it() -> None:
    article = articles(newsmlg2, SAMPLE)[0]
    assert article.body.split("\n\n") == [LEAD, "No sleep", "“Nobody here sleeps late,” said its chairwoman."]
    assert article.dateline == Dateline(text="LISBON (XA)", located="Lisbon", source="XA")
    assert article.abstract == "The first boat leaves at ten past five."
    assert (article.byline, article.authors) == ("By Jane Doe and Odd Lie", ["Jane Doe", "Odd Lie"])
    assert [(piece.text, piece.reason) for piece in article.removed] == [
        ("Traders cheer", "subordinate headline"),
        ("Economy", "furniture of the page"),
    ]


def test_an_item_tells_its_identity_state_and_times() -> None:
    article = articles(newsmlg2, SAMPLE)[0]
    assert (article.uri, article.version) == ("urn:newsml:agency.example:20260105:ferry", 4)
    assert article.alt_ids == [AltId(role="idtype:short", value="FERRY1")]
    assert (article.pub_status, article.urgency, article.language) == ("usable", 4, "en-GB")
    assert article.published == datetime(2026, 1, 5, 9, 30, tzinfo=UTC)
    assert article.updated == datetime(2026, 1, 5, 11, 0, tzinfo=UTC)
    assert article.embargoed == datetime(2026, 1, 5, 17, 0, tzinfo=UTC)
    assert (article.source.name, article.source.domain) == ("agency.example", "agency.example")
    assert article.ed_note == "UPDATES with vote. A picture follows."


def test_notes_to_editors_that_stand_in_a_notepad_too_are_given_once(tmp_path: Path) -> None:
    note, notepad = "<edNote>UPDATES with vote.</edNote>", "<edNote>Notepad. UPDATES with vote. Call the desk.</edNote>"
    path = tmp_path / "message.xml"
    path.write_text(SAMPLE.read_text("utf-8").replace(note, f"{note}{notepad}{note}"), "utf-8")
    noted = articles(newsmlg2, path)[0].ed_note
    assert noted == "Notepad. UPDATES with vote. Call the desk. A picture follows."


def test_of_several_languages_the_one_of_the_story_is_taken() -> None:
    article = articles(newsmlg2, SAMPLE)[0]
    assert article.usage_terms == "Not for archives"
    assert article.copyright_holder == "Example Agency"
    assert article.subjects[0] == Subject(code="medtop:04000000", name="economy")


def test_subjects_are_those_of_the_iptc_however_they_are_written() -> None:
    codes = [subject.code for subject in articles(newsmlg2, SAMPLE)[0].subjects]
    assert codes == ["medtop:04000000", "subj:04015003", "medtop:20000523"]


def test_genre_keywords_and_slugline() -> None:
    article = articles(newsmlg2, SAMPLE)[0]
    assert (article.genre, article.keywords, article.slugline) == ("Analysis", ["ferry", "harbour"], "Ferry-Vote")


def test_a_package_is_the_titles_of_its_items() -> None:
    article = articles(newsmlg2, SAMPLE)[1]
    assert article.body == "Early ferry stays\n\nBear was a dog"
    assert article.provenance["body"].origin == "derived"
    assert [known.role for known in article.alt_ids] == ["itemRef", "itemRef"]


def test_a_kill_without_any_text_still_has_its_identity() -> None:
    article = articles(newsmlg2, SAMPLE)[2]
    assert (article.uri, article.version) == ("urn:newsml:agency.example:20260104:bear", 3)
    assert article.pub_status == "canceled"
    assert article.provenance["headline"].note == "withdrawn without a headline"


def test_nitf_in_an_item_is_read_and_the_item_wins(reading: Reading) -> None:
    inner = (
        '<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><head><docdata><doc-id id-string="urn:x:inner"/></docdata>'
        "</head><body><body.head><hedline><hl1>Older headline</hl1></hedline><byline>By Jane Doe</byline></body.head>"
        f"<body.content><p>{LEAD}</p></body.content></body></nitf>"
    )
    article = reading(item(content=f'<inlineXML contenttype="application/nitf+xml">{inner}</inlineXML>'))
    assert (article.headline, article.body, article.byline) == ("Ferry stays", LEAD, "By Jane Doe")
    assert article.uri == "urn:x:ferry"
    assert AltId(role="content", value="urn:x:inner") in article.alt_ids


@pytest.mark.parametrize(
    "content",
    [
        f'<inlineData contenttype="text/plain">{LEAD}\n\nIt stays.</inlineData>',
        f'<inlineData contenttype="text/plain"><![CDATA[<p>{LEAD}</p><p>It stays.</p>]]></inlineData>',
        f"<inlineXML><html><body><p>{LEAD}</p><p>It stays.</p></body></html></inlineXML>",
        f"<inlineXML><body.content><p>{LEAD}</p><p>It stays.</p></body.content></inlineXML>",
        f"<inlineXML/><inlineData>{LEAD}\n\nIt stays.</inlineData>",
    ],
)
def test_the_same_story_reads_the_same_however_it_is_put_in(reading: Reading, content: str) -> None:
    assert reading(item(content=content)).body == f"{LEAD}\n\nIt stays."


def test_a_story_set_in_lines_has_its_paragraphs(reading: Reading) -> None:
    lines = (
        "(Adds vote)\n    LISBON, Jan 5 (XA) - The harbour board voted on Monday to\nkeep the early ferry, which leaves"
        " at ten past five and takes\nforty minutes.\n    Nobody on the quay sleeps late, said its chairwoman, who\n"
        "had opened the debate.\n"
    )
    article = reading(item(content=f"<inlineXML><html><body><p>{lines}</p></body></html></inlineXML>"))
    lead = "The harbour board voted on Monday to keep the early ferry, which leaves at ten past five and takes"
    assert article.body.split("\n\n") == [
        "(Adds vote)",
        f"LISBON, Jan 5 (XA) - {lead} forty minutes.",
        "Nobody on the quay sleeps late, said its chairwoman, who had opened the debate.",
    ]


def test_a_paragraph_broken_by_whoever_wrote_the_xml_stays_whole(reading: Reading) -> None:
    article = reading(item(content="<inlineXML><p>The board voted\n    on Monday\n    to keep it.</p></inlineXML>"))
    assert article.body == "The board voted on Monday to keep it."


def test_markup_that_was_escaped_twice_is_taken_out(reading: Reading) -> None:
    text = "Some 35&lt;dash&gt;-&lt;/dash&gt;40 traders cheered &amp;quot;loudly&amp;quot;, if 3 &lt; 4."
    article = reading(item(content=f"<inlineXML><p>{text}</p></inlineXML>"))
    assert article.body == 'Some 35-40 traders cheered "loudly", if 3 < 4.'


def test_an_item_with_a_headline_alone_is_a_flash(reading: Reading) -> None:
    article = reading(item(content="<inlineXML><!-- nothing yet --></inlineXML>"))
    assert (article.headline, article.body) == ("Ferry stays", "")


def test_a_place_where_it_was_made_is_its_dateline(reading: Reading) -> None:
    about = '<headline>Ferry stays</headline><located qcode="geo:1"><name>Lisbon</name></located>'
    article = reading(item(about=about, content=f"<inlineXML><p>{LEAD}</p></inlineXML>"))
    assert article.dateline == Dateline(text="Lisbon", located="Lisbon")
    assert article.provenance["dateline"].origin == "header"


def test_the_code_of_a_place_is_not_its_name(reading: Reading) -> None:
    about = '<headline>Ferry stays</headline><located qcode="geo:345678"/>'
    assert reading(item(about=about)).dateline is None


def test_an_agency_before_the_dateline_belongs_to_it(reading: Reading) -> None:
    about = '<headline>Ferry stays</headline><located literal="Rome"/>'
    article = reading(item(about=about, content=f"<inlineXML><p>(ANSA) - Rome, January 5 - {LEAD}</p></inlineXML>"))
    assert article.body == LEAD
    assert article.dateline
    assert (article.dateline.located, article.dateline.source) == ("Rome", "ANSA")


def test_a_word_before_a_colon_is_no_place_where_the_item_names_another(reading: Reading) -> None:
    about = "<headline>Ferry stays</headline><dateline>Lisbon</dateline>"
    article = reading(item(about=about, content=f"<inlineXML><p>DISCLOSURE: {LEAD}</p></inlineXML>"))
    assert article.dateline == Dateline(text="Lisbon", located="Lisbon")
    assert article.body == f"DISCLOSURE: {LEAD}"


def test_a_creator_that_is_no_person_is_no_author(reading: Reading) -> None:
    creators = '<creator literal="XA"/><creator qcode="a:b"><name>Example Desk</name></creator>'
    assert reading(item(about=f"<headline>Ferry stays</headline>{creators}")).authors == []


def test_a_creator_that_is_a_person_is_the_author(reading: Reading) -> None:
    about = '<headline>Ferry stays</headline><creator type="cpnat:person"><name>Jane Doe</name></creator>'
    article = reading(item(about=about))
    assert (article.byline, article.authors) == ("Jane Doe", ["Jane Doe"])
    assert article.provenance["authors"].origin == "header"


def test_the_time_of_the_version_is_said_to_be_one(reading: Reading) -> None:
    article = reading(item(meta="<versionCreated>2026-01-05T12:00:00Z</versionCreated>"))
    assert article.published == datetime(2026, 1, 5, 12, tzinfo=UTC)
    assert article.provenance["published"].note == "versionCreated"
    assert article.updated is None


@pytest.mark.parametrize(
    ("guid", "zone", "hour"),
    [
        ("urn:newsml:stt.fi:20260105:1", None, 10),
        ("urn:newsml:STT.fi:20260105:1", None, 10),
        ("urn:newsml:stt.fi:20260105:1", "Asia/Karachi", 7),
        ("urn:newsml:agency.example:20260105:1", None, 12),
        ("http://stt.fi/1", None, 12),
    ],
    ids=["its clock", "in capitals", "the rules of the source come first", "another agency", "no such identifier"],
)
def test_a_time_without_a_zone_is_of_the_clock_of_its_agency(
    tmp_path: Path, guid: str, zone: str | None, hour: int
) -> None:
    path = tmp_path / "item"
    path.write_text(item(meta="<firstCreated>2026-01-05T12:00:00</firstCreated>").replace("urn:x:ferry", guid), "utf-8")
    rules = SourceRules(time_zone=zone) if zone else None
    article = only(newsmlg2, path, rules=rules, time_zone=zone or "UTC")
    assert article.published == datetime(2026, 1, 5, hour, tzinfo=UTC)


def test_a_time_with_a_zone_is_not_moved(reading: Reading) -> None:
    meta = "<firstCreated>2026-01-05T12:00:00+02:00</firstCreated>"
    article = reading(item(meta=meta).replace("urn:x:ferry", "urn:newsml:stt.fi:20260105:1"))
    assert article.published == datetime(2026, 1, 5, 10, tzinfo=UTC)


@pytest.mark.parametrize("version", ["", "0", "-3", "two", "9" * 40])
def test_a_version_that_is_no_number_is_the_first(reading: Reading, version: str) -> None:
    assert reading(item(version=version)).version == 1


def test_a_status_of_somebody_else_is_left_out_with_a_warning(reading: Reading) -> None:
    article = reading(item(meta='<pubStatus qcode="stat:maybe"/>'))
    assert article.pub_status is None
    assert "maybe" in article.warnings[0]


@pytest.mark.parametrize("root", ["newsItem", "newsMessage", "packageItem", "conceptItem", "knowledgeItem"])
def test_the_format_is_told_by_its_root_and_namespace(root: str) -> None:
    assert newsmlg2.sniff(f'<?xml version="1.0"?><!-- x --><{root} {NAMESPACE}>'.encode(), "x")
    assert not newsmlg2.sniff(f'<{root} xmlns="urn:other">'.encode(), "a.xml")


@pytest.mark.parametrize(
    "head", [b"", b"newsItem", b"<html xmlns='http://www.w3.org/1999/xhtml'>", b"<rss><newsItem/>"]
)
def test_what_is_something_else_is_not_taken(head: bytes) -> None:
    assert not newsmlg2.sniff(head, "a.xml")


def test_items_before_the_mistake_are_given(tmp_path: Path) -> None:
    path = tmp_path / "message"
    path.write_text(f"<newsMessage {NAMESPACE}><itemSet>{item()}<newsItem guid='2'><oops</newsMessage>")
    found = newsmlg2.read(path, context())
    assert isinstance(next(found), Article)
    with pytest.raises(UnreadableError, match=r"not well-formed XML: .*line 1"):
        list(found)


def test_one_item_that_is_too_long_is_refused_but_many_short_ones_are_not(tmp_path: Path) -> None:
    path = tmp_path / "message"
    path.write_text(f"<newsMessage {NAMESPACE}><itemSet>{item() * 2_000}</itemSet></newsMessage>")
    assert len(list(newsmlg2.read(path, context(max_article_chars=50_000)))) == 2_000
    path.write_text(item(content=f"<inlineXML><p>{'long ' * 100_000}</p></inlineXML>"))
    with pytest.raises(TooLargeError, match="An item in it is too long"):
        list(newsmlg2.read(path, context(max_article_chars=50_000)))


@pytest.mark.parametrize("depth", [300, 50_000])
def test_what_nests_too_deep_is_refused(tmp_path: Path, depth: int) -> None:
    path = tmp_path / "item"
    path.write_text(item(content="<inlineXML>" + "<div>" * depth + "</div>" * depth + "</inlineXML>"))
    with pytest.raises(UnreadableError, match="not well-formed XML"):
        everything(newsmlg2, path)


def test_html_in_text_may_nest_as_deep_as_it_likes(reading: Reading) -> None:
    deep = "<div>" * 1_000 + LEAD + "</div>" * 1_000
    assert reading(item(content=f"<inlineData><![CDATA[{deep}]]></inlineData>")).body == LEAD


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=damaged(SAMPLE.read_bytes()))
def test_whatever_is_broken_gives_articles_or_a_reason(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "message"
    path.write_bytes(data)
    survives(newsmlg2, path)


@pytest.mark.parametrize(("told", "words"), [("11", 11), ("0", None), ("", None), ("many", None), ("9" * 15, None)])
def test_the_words_that_the_content_states_are_kept(reading: Reading, told: str, words: int | None) -> None:
    article = reading(item(content=f'<inlineXML wordcount="{told}"><p>{LEAD}</p></inlineXML>'))
    assert article.word_count == words
