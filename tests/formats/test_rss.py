"""RSS in all its versions: one article an item, whole or said to be partial, and what can be read of broken feeds."""

import contextlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.article import Article
from dateline.errors import EmptyError, FileError, UnreadableError
from dateline.formats import rss
from dateline.formats.reading.context import Skipped
from tests.formats.reading_feeds import Reading, read_all, reading_in, sample_of

SAMPLES = Path(__file__).parent / "samples" / "rss"
FRAME = '<rss version="2.0"><channel><title>Paper</title><link>https://paper.example/</link>{}</channel></rss>'


def sample(name: str) -> list[Article]:
    return sample_of(rss, SAMPLES / name)


@pytest.fixture
def reading(tmp_path: Path) -> Reading:
    return reading_in(tmp_path, rss)


@pytest.fixture
def item(reading: Reading) -> Callable[[str], Article]:
    def read_item(content: str) -> Article:
        (article,) = reading(FRAME.format(f"<item>{content}</item>"))
        assert isinstance(article, Article)
        return article

    return read_item


def test_an_item_with_its_whole_text_is_read_with_all_its_fields() -> None:
    article = sample("full.xml")[0]
    assert article.headline == "Ferry & tram to share a ticket"
    assert article.abstract == "One ticket is to serve both."
    assert article.body == "One ticket will serve ferry and tram from May.\n\nThe board voted for it on Monday."
    assert article.dateline
    assert article.dateline.located == "Lisbon"
    assert (article.byline, article.authors) == ("Jane Doe, John Roe", ["Jane Doe", "John Roe"])
    assert article.published == datetime(2026, 11, 23, 6, 30, tzinfo=UTC)
    assert article.updated == datetime(2026, 11, 23, 9, tzinfo=UTC)
    assert (article.uri, article.url) == ("tag:courier.example,2026:4711", "https://courier.example/2026/ferry-ticket")
    assert article.keywords == ["Transport", "Harbour", "ferry", "tram"]
    assert (article.language, article.copyright_notice) == ("en-GB", "© 2026 The Harbour Courier")
    assert article.source.model_dump() == {
        "name": "The Harbour Courier",
        "uri": "https://courier.example/",
        "domain": "courier.example",
    }
    assert article.provenance["source"].origin == "header"
    assert article.warnings == []


def test_the_footer_that_a_program_adds_is_removed_and_kept() -> None:
    (removed,) = sample("full.xml")[0].removed
    assert removed.reason == "footer of the feed"
    assert removed.text.startswith("The post Ferry & tram")


def test_a_summary_is_said_to_be_one_and_loses_its_link() -> None:
    article = sample("full.xml")[1]
    assert article.headline == "Lighthouse lit again"
    assert article.body == "The lighthouse shone again on Sunday after nine years […]"
    assert [removed.text for removed in article.removed] == ["Read more"]
    assert article.warnings == ["The feed carries only a summary of it."]


def test_an_address_as_guid_is_uri_and_url() -> None:
    article = sample("full.xml")[1]
    assert article.uri == article.url == "https://courier.example/2026/lighthouse"


def test_the_name_in_the_authors_mail_address_is_the_byline() -> None:
    article = sample("full.xml")[1]
    assert (article.byline, article.authors) == ("Ada Poe", ["Ada Poe"])


def test_a_source_named_by_the_item_is_the_outlet() -> None:
    assert sample("full.xml")[1].source.name == "Coast Agency"


def test_rdf_is_read_with_its_channel_beside_the_items() -> None:
    (article,) = sample("rdf.xml")
    assert (article.headline, article.body) == ("Neue Fähre für Königsau", "Die Stadt kauft eine neue Fähre.")
    assert (article.uri, article.language, article.source.name) == ("https://kurier.example/1", "de", "Der Kurier")
    assert article.published == datetime(2026, 11, 20, tzinfo=UTC)
    assert article.published_precision == "day"
    assert (article.keywords, article.authors) == (["Verkehr"], ["Erika Beispiel"])
    assert (article.copyright_notice, article.file.encoding) == ("Der Kurier 2026", "iso-8859-1")


def test_the_named_characters_of_rss_0_91_need_no_definition() -> None:
    (article,) = sample("netscape.xml")
    assert (article.headline, article.body) == ("Fête à la jetée", "La fête a commencé samedi.")
    assert article.provenance["uri"].note == "its link"


def test_an_illformed_feed_is_read_with_a_warning() -> None:
    first, second = sample("illformed.xml")
    assert first.headline == "R&D at the café quay"
    assert (first.url, first.authors) == ("https://quay.example/?id=1&page=2", ["Jane Doe"])
    assert first.source.name == "Quay & Co"
    assert first.body == "A first look at it. It’s small."
    assert (second.headline, second.body) == ("Second & last", "It went well.")
    assert all("not well-formed XML" in article.warnings[-1] for article in (first, second))


@pytest.mark.parametrize(
    ("description", "warning"),
    [
        ("The ferry stays.", "The feed carries only a summary of it."),
        ("", "The feed carries only its headline."),
        (f"&lt;p&gt;{'word ' * 80}.&lt;/p&gt;&lt;p&gt;{'word ' * 80}.&lt;/p&gt;", None),
        (f"&lt;p&gt;{'word ' * 80}.&lt;/p&gt;&lt;p&gt;{'word ' * 80}...&lt;/p&gt;", "only the beginning"),
        (
            f"&lt;p&gt;{'word ' * 80}.&lt;/p&gt;&lt;p&gt;{'word ' * 80}. Continue reading&lt;/p&gt;",
            "only the beginning",
        ),
    ],
)
def test_what_is_partial_says_so(item: Callable[[str], Article], description: str, warning: str | None) -> None:
    warnings = item(f"<title>Ferry</title><description>{description}</description>").warnings
    assert warnings == [] if warning is None else warning in warnings[0]


def test_a_story_about_reading_is_not_cut(item: Callable[[str], Article]) -> None:
    article = item("<description>Pupils are to read more: a plan. They read more</description>")
    assert article.removed == []


def test_an_excerpt_of_the_text_is_no_abstract(item: Callable[[str], Article]) -> None:
    frame = '<description>The ferry stays [&#8230;]</description><e:encoded xmlns:e="{}">The ferry stays.</e:encoded>'
    assert item(frame.format("http://purl.org/rss/1.0/modules/content/")).abstract is None


def test_a_number_as_guid_is_no_uri_for_it_is_anothers_too(item: Callable[[str], Article]) -> None:
    article = item("<title>a</title><link>https://paper.example/a</link><guid>4711</guid>")
    assert article.uri == "https://paper.example/a"
    assert [(alt.role, alt.value) for alt in article.alt_ids] == [("guid", "4711")]
    assert item("<title>a</title><guid>4711</guid>").uri == ""


def test_a_time_that_is_none_is_a_warning(item: Callable[[str], Article]) -> None:
    article = item("<title>a</title><pubDate>some day</pubDate>")
    assert article.published is None
    assert "some day" in "".join(article.warnings)


def test_a_prefix_that_is_not_declared_is_taken_as_usual(item: Callable[[str], Article]) -> None:
    article = item("<title>a</title><dc:creator>Jane Doe</dc:creator><content:encoded>It stays.</content:encoded>")
    assert (article.authors, article.body) == (["Jane Doe"], "It stays.")
    assert "prefixes that it does not declare" in article.warnings[-1]


@pytest.mark.parametrize("number", ["&#xD800;", "&#00055296;", "&#0;", "&#xFFFFFFFFFF;"])
@pytest.mark.parametrize("frame", ["<title>a {} b</title>", "<title a='<![CDATA['>a {} b</title>"])
def test_a_number_of_no_character_is_replaced(item: Callable[[str], Article], frame: str, number: str) -> None:
    assert item(frame.format(number)).headline == "a \ufffd b"


@pytest.mark.parametrize("desk", ["Our Correspondent", "Web Desk"])
def test_a_desk_is_no_author(item: Callable[[str], Article], desk: str) -> None:
    article = item(f'<title>a</title><c:creator xmlns:c="http://purl.org/dc/elements/1.1/">{desk}</c:creator>')
    assert (article.byline, article.authors) == (desk, [])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-15", "windows-1252"])
def test_a_declared_encoding_is_read(reading: Reading, encoding: str) -> None:
    declared = encoding.removesuffix("-sig")
    text = f'<?xml version="1.0" encoding="{declared}"?>' + FRAME.format("<item><title>Fête à Orléans</title></item>")
    (article,) = reading(text.encode(encoding))
    assert isinstance(article, Article)
    assert article.headline == "Fête à Orléans"
    assert (article.file.encoding, len(article.warnings)) == (declared, 1)


@pytest.mark.parametrize("declaration", ["", '<?xml version="1.0" encoding="x-none"?>', '<?xml encoding="zip"?>'])
def test_an_encoding_that_is_not_declared_or_unknown_is_told(reading: Reading, declaration: str) -> None:
    title = "Как пережить новогоднюю ночь без забот и хлопот в старом городе"
    (article,) = reading((declaration + FRAME.format(f"<item><title>{title}</title></item>")).encode("koi8-r"))
    assert isinstance(article, Article)
    assert article.headline == title
    assert "The encoding was guessed." in article.warnings[-1]


def test_a_feed_cut_off_gives_its_whole_items_and_names_the_other(reading: Reading) -> None:
    whole = FRAME.format("<item><title>One</title></item><item><title>Two</title><description>It was")
    first, second = reading(whole.partition("</channel>")[0])
    assert isinstance(first, Article)
    assert first.headline == "One"
    assert second == Skipped("entry 2 of the feed", "The file ends in the middle of it.")


def test_what_cannot_be_read_behind_good_items_is_said(reading: Reading) -> None:
    deep = "<item><title>One</title></item><item>" + "<a>" * 300 + "</a>" * 300 + "</item>"
    first, *rest = reading(FRAME.format(deep))
    assert isinstance(first, Article)
    assert any(isinstance(each, Skipped) or each.warnings for each in rest)


@pytest.mark.parametrize(
    ("data", "kind", "words"),
    [
        (FRAME.format(""), EmptyError, "The feed holds no entries"),
        ("<rss version='2.0'></rss", UnreadableError, "not well-formed XML"),
        ("<rss><channel>" + "<a>" * 50_000, UnreadableError, "not well-formed XML"),
        ("<rss><channel>\x00\x01\x02" * 9, UnreadableError, "not well-formed XML"),
    ],
)
def test_what_gives_no_article_is_refused(reading: Reading, data: str, kind: type[FileError], words: str) -> None:
    with pytest.raises(kind, match=words) as raised:
        reading(data)
    assert raised.value.advice


def test_no_entity_is_expanded_and_no_file_read(reading: Reading, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("the recipe")
    entities = (
        f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{(tmp_path / "secret").as_uri()}"><!ENTITY a "lol"><!ENTITY b "&a;&a;">]>'
    )
    for end in ("", "</wrong>"):  # well-formed, and mended
        given_back = str(reading(entities + FRAME.format(f"<item><title>T &x; &b;</title>{end}</item>")))
        assert "recipe" not in given_back
        assert "lollol" not in given_back


@pytest.mark.parametrize(
    "bait", ["&" * 200_000, "<![CDATA[" * 50_000, "<?xml " * 50_000, "<item>" * 50_000, "&a" * 90_000]
)
@pytest.mark.timeout(10)
def test_mending_takes_linear_time(reading: Reading, bait: str) -> None:
    assert reading(FRAME.format(f"<item><title>One</title></item><item><title>Two{bait}"))


@pytest.mark.parametrize(
    ("head", "known"),
    [
        (b'<?xml version="1.0"?>\n<!-- a --><!-- b -->\n<rss version="2.0">', True),
        (b"\xef\xbb\xbf \n<rss>", True),
        ('<rss version="2.0">'.encode("utf-16"), True),
        (b'<rdf:RDF xmlns:rdf="urn:x" xmlns="http://purl.org/rss/1.0/">', True),
        (b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">', False),
        (b"<!DOCTYPE html><html><body><rss></rss></body></html>", False),
        (b'<feed xmlns="http://www.w3.org/2005/Atom">', False),
        (b"<rss> is how feeds begin", True),
        (b"LISBON: The <rss> element.", False),
        (b"<!-- " * 12_000, False),
        (b"", False),
    ],
)
@pytest.mark.timeout(5)
def test_a_feed_is_told_by_its_root(head: bytes, known: bool) -> None:
    assert rss.sniff(head, "feed.xml") is known


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(["full.xml", "rdf.xml", "netscape.xml", "illformed.xml"]),
    at=st.floats(0, 1),
    piece=st.binary(max_size=12),
    length=st.integers(0, 400),
)
def test_damage_gives_articles_or_a_clear_error(
    tmp_path: Path, name: str, at: float, piece: bytes, length: int
) -> None:
    data = (SAMPLES / name).read_bytes()
    start = int(at * len(data))
    path = tmp_path / "feed"
    path.write_bytes(data[:start] + piece + (data[start + length :] if length else b""))
    with contextlib.suppress(FileError):
        read_all(rss, path)
