"""NITF 3.x: what the head tells, what the body prints, and what is wrong with files that agencies do send."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from dateline.article import AltId, Article, Dateline, Subject
from dateline.errors import TooLargeError, UnreadableError
from dateline.formats import nitf
from tests.formats.contexts import context
from tests.formats.reading_one import damaged, only, survives

SAMPLE = Path(__file__).parent / "samples" / "nitf" / "ferry.xml"
LEAD = "The harbour board voted on Monday to keep the early ferry."
Reading = Callable[[str | bytes], Article]


def read_one(path: Path) -> Article:
    return only(nitf, path)


@pytest.fixture
def reading(tmp_path: Path) -> Reading:
    def read_it(data: str | bytes) -> Article:
        path = tmp_path / "story"
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return read_one(path)

    return read_it


def nitf_of(
    head: str = "", top: str = "<hedline><hl1>Ferry stays</hl1></hedline>", content: str = f"<p>{LEAD}</p>"
) -> str:
    body = f"<body><body.head>{top}</body.head><body.content>{content}</body.content></body>"
    return f"<nitf><head>{head}</head>{body}</nitf>"


def test_the_printed_story_is_read() -> None:
    article = read_one(SAMPLE)
    assert article.headline == "Early ferry stays, board decides"
    assert article.abstract == "The first boat leaves at ten past five."
    assert article.body.split("\n\n") == [
        LEAD,
        "No sleep",
        "“Nobody here sleeps late,” said its chairwoman.",
        "The first boat takes forty minutes.",
        "Reported from the quay.",
    ]
    assert article.byline == "By Jane Doe and Odd Lie, Harbour Correspondents"
    assert article.authors == ["Jane Doe", "Odd Lie"]


def test_what_is_not_the_story_is_kept_beside_it() -> None:
    pieces = [(piece.text, piece.reason) for piece in read_one(SAMPLE).removed]
    assert pieces == [("Traders cheer", "subordinate headline"), ("The quay at dawn.", "caption")]


def test_the_head_tells_times_state_and_rights() -> None:
    article = read_one(SAMPLE)
    assert article.published == datetime(2026, 1, 5, 9, 30, tzinfo=UTC)
    assert article.updated == datetime(2026, 1, 5, 11, 0, tzinfo=UTC)
    assert article.embargoed == datetime(2026, 1, 5, 17, 0, tzinfo=UTC)
    assert article.expires == datetime(2027, 1, 5, tzinfo=UTC)
    assert (article.pub_status, article.urgency, article.version) == ("usable", 4, 3)
    assert article.copyright_holder == "Example Agency Ltd"
    assert article.copyright_notice == "Copyright 2026 Example Agency"
    assert article.usage_terms == "Not for archives"
    assert article.ed_note == "UPDATES with vote. A picture follows."


def test_the_head_tells_what_it_is_about() -> None:
    article = read_one(SAMPLE)
    assert article.subjects == [
        Subject(code="subj:04000000", name="Economy"),
        Subject(code="subj:04015003", name="Ports"),
    ]
    assert (article.genre, article.section, article.slugline) == ("Analysis", "Harbour", "Ferry-Vote")
    assert article.keywords == ["ferry", "harbour"]
    assert article.language == "en-GB"


def test_an_id_of_one_publisher_is_told_from_the_same_of_another() -> None:
    article = read_one(SAMPLE)
    assert article.uri == "nitf:Example-Agency:ferry-0106"
    assert article.provenance["uri"].origin == "derived"
    assert AltId(role="doc-id", value="ferry-0106") in article.alt_ids
    assert AltId(role="management-doc-idref", value="ferry-0105") in article.alt_ids
    assert (article.source.name, article.url) == ("The Quay", "https://quay.example/ferry")


def test_an_id_that_is_a_uri_is_taken_as_it_is(reading: Reading) -> None:
    article = reading(nitf_of('<docdata><doc-id regsrc="XA" id-string="urn:x:ferry"/></docdata>'))
    assert article.uri == "urn:x:ferry"


def test_the_printed_dateline_wins_and_the_head_fills_in() -> None:
    expected = Dateline(text="LISBON (XA)", located="Lisbon", date=date(2026, 1, 5), source="XA")
    assert read_one(SAMPLE).dateline == expected


def test_a_place_that_only_the_head_names_is_the_dateline(reading: Reading) -> None:
    place = "<dateline><location><city>Newport News</city>, <state>VA</state></location></dateline>"
    article = reading(nitf_of(top=f"<hedline><hl1>Ferry stays</hl1></hedline>{place}"))
    assert article.dateline == Dateline(text="Newport News, VA", located="Newport News, VA")
    assert article.provenance["dateline"].origin == "header"
    assert article.body == LEAD


def test_a_place_in_capitals_is_written_plainly(reading: Reading) -> None:
    article = reading(nitf_of(top="<dateline><location>NEW YORK</location></dateline>"))
    assert article.dateline == Dateline(text="NEW YORK", located="New York")


@pytest.mark.parametrize(
    ("status", "expected"), [("canceled", "canceled"), ("withheld", "withheld"), ("usable", "usable"), ("", None)]
)
def test_the_status_is_in_the_words_of_the_iptc(reading: Reading, status: str, expected: str | None) -> None:
    assert reading(nitf_of(f'<docdata management-status="{status}"/>')).pub_status == expected


def test_an_embargo_without_its_time_withholds(reading: Reading) -> None:
    assert reading(nitf_of('<docdata management-status="embargoed"/>')).pub_status == "withheld"


def test_a_release_at_the_time_of_issue_is_no_embargo(reading: Reading) -> None:
    times = '<date.issue norm="20260105T103000Z"/><date.release norm="20260105T103000Z"/>'
    article = reading(nitf_of(f"<docdata>{times}</docdata>"))
    assert article.embargoed is None
    assert "embargoed" not in article.provenance


def test_a_kill_without_any_text_still_has_its_identity(reading: Reading) -> None:
    head = (
        '<docdata management-status="canceled"><doc-id id-string="urn:x:1"/><ed-msg info="Kill this story."/></docdata>'
    )
    article = reading(nitf_of(head, top="", content=""))
    assert (article.uri, article.pub_status, article.headline) == ("urn:x:1", "canceled", "Kill this story.")
    assert article.provenance["headline"].origin == "derived"


def test_a_title_is_the_headline_where_none_is_printed(reading: Reading) -> None:
    article = reading(nitf_of("<title>Ferry stays for now</title>", top=""))
    assert (article.headline, article.slugline) == ("Ferry stays for now", None)
    assert article.provenance["headline"].note == "title"


def test_a_title_that_repeats_the_headline_is_no_slugline(reading: Reading) -> None:
    assert reading(nitf_of("<title>FERRY STAYS</title>")).slugline is None


def test_the_time_of_a_publication_counts_where_none_was_issued(reading: Reading) -> None:
    article = reading(nitf_of('<pubdata date.publication="20070614T000000" name="The Quay"/>'))
    assert article.published == datetime(2007, 6, 14, tzinfo=UTC)


@pytest.mark.parametrize("value", ["YYYYMMDD000000-HHMM", "soon", "20269999T990000Z"])
def test_a_time_that_is_none_is_left_out_with_a_warning(reading: Reading, value: str) -> None:
    article = reading(nitf_of(f'<docdata><date.expire norm="{value}"/></docdata>'))
    assert article.expires is None
    assert value in article.warnings[0]


@pytest.mark.parametrize("value", ["0", "10", "high", ""])
def test_an_urgency_outside_the_scale_is_none(reading: Reading, value: str) -> None:
    assert reading(nitf_of(f'<docdata><urgency ed-urg="{value}"/></docdata>')).urgency is None


def test_a_schemas_namespace_makes_no_difference(reading: Reading) -> None:
    data = nitf_of().replace("<nitf>", '<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/">')
    assert reading(data).body == LEAD


def test_captions_within_captions_are_kept_once(reading: Reading) -> None:
    inner = "<media><media-caption>The quay.</media-caption></media>"
    article = reading(nitf_of(content=f"<media>{inner}</media><p>{LEAD}</p>"))
    assert [piece.text for piece in article.removed] == ["The quay."]


def test_the_format_is_told_by_its_root() -> None:
    assert nitf.sniff(SAMPLE.read_bytes(), "x")
    assert nitf.sniff("<nitf/>".encode("utf-16"), "x")
    assert not nitf.sniff(b"<html><body>About nitf</body></html>", "a.nitf")
    assert not nitf.sniff(b"nitf", "a.nitf")


def test_the_encoding_of_the_file_is_told(reading: Reading) -> None:
    data = f'<?xml version="1.0" encoding="windows-1250"?>{nitf_of(content="<p>Žižkov se loučí s přívozem.</p>")}'
    article = reading(data.encode("cp1250"))
    assert article.body == "Žižkov se loučí s přívozem."
    assert article.file.encoding == "cp1250"


@pytest.mark.parametrize("cut", [0.2, 0.5, 0.95])
def test_a_truncated_file_is_refused_with_the_place(reading: Reading, cut: float) -> None:
    data = SAMPLE.read_bytes()
    with pytest.raises(UnreadableError, match=r"not well-formed XML: .*\(line \d+, column \d+\)"):
        reading(data[: int(cut * len(data))])


@pytest.mark.parametrize("depth", [300, 50_000])
def test_what_nests_too_deep_is_refused(reading: Reading, depth: int) -> None:
    with pytest.raises(UnreadableError, match="not well-formed XML"):
        reading(nitf_of(content="<block>" * depth + "</block>" * depth))


def test_a_file_outside_is_never_read(reading: Reading, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("the recipe")
    uri = (tmp_path / "secret").as_uri()
    include = f'<p><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{uri}" parse="text"/></p>'
    document = f'<!DOCTYPE nitf [<!ENTITY x SYSTEM "{uri}">]>{nitf_of(content=f"<p>{LEAD} &x;</p>{include}")}'
    assert reading(document).body == f"{LEAD} &x;"


def test_entities_that_multiply_are_not_expanded(reading: Reading) -> None:
    laughs = '<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">'
    assert (
        reading(f"<!DOCTYPE nitf [{laughs}]>{nitf_of(content='<p>Ha &c;, they said.</p>')}").body
        == "Ha &c;, they said."
    )


def test_a_story_that_is_too_long_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "story"
    path.write_text(nitf_of(content=f"<p>{'long ' * 4_000}</p>"))
    with pytest.raises(TooLargeError, match="too long"):
        list(nitf.read(path, context(max_article_chars=1_000)))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=damaged(SAMPLE.read_bytes()))
def test_whatever_is_broken_gives_an_article_or_a_reason(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "story"
    path.write_bytes(data)
    survives(nitf, path)
