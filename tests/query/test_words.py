"""What the words of a query find, and what is marked."""

from collections.abc import Iterator
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from dateline.article import Dateline, Removed
from dateline.index.write import ArticleWriter
from dateline.query.errors import InvalidRequestError
from dateline.settings import Settings
from tests.index.articles import article
from tests.query.asking import headlines, page

if TYPE_CHECKING:
    from tests.servers import Servers

MILLS = "Envoy pledges help for Steel Mills"
CURLY = "Russia’s envoy leaves"
STRAIGHT = "Norway's ferries run late"
FRENCH = "L’accord sur les forêts est signé"
GERMAN = "Die Häuser am Hafen"
UNKNOWN = "Waka o te moana"
TURKISH = "Limanlarda grev başladı"
ALL = {MILLS, CURLY, STRAIGHT, FRENCH, GERMAN, UNKNOWN, TURKISH}


@pytest.fixture(scope="module")
def archive(servers: "Servers", tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """An index with the articles above."""
    settings = servers.at(tmp_path_factory.mktemp("words"), index=f"test-{uuid4().hex[:12]}")
    writer = ArticleWriter(settings)
    articles = [
        article(
            MILLS,
            "The consul spoke of reviving the plant & its <port>. Furnaces cool in Thal.",
            abstract="Talks on exports begin",
            dateline=Dateline(text="KARACHI", located="Karachi"),
            removed=[Removed(text="Whitechapel market to close", reason="teaser")],
            byline="By Jane Döring",
        ),
        article(CURLY, "He flew from the capital at noon, on a plea for “grain for all”."),
        article(STRAIGHT, "Storms kept the boats in the café by the pier."),
        article(FRENCH, "Les ministres ont signé.", language="fr"),
        article(GERMAN, "Ein Schiff legte an.", language="de-AT"),
        article(UNKNOWN, "He waka pango.", language="mi"),
        article(TURKISH, "Gemiler bekliyor.", language="tr"),
    ]
    assert {verdict.outcome for verdict in writer.write(articles, refresh=True)} == {"indexed"}
    writer.close()
    return settings


@pytest.mark.parametrize(
    ("q", "expected"),
    [
        ("steel mill", {MILLS}),
        ("STEEL mills", {MILLS}),
        ("revive", {MILLS}),
        ("revived", {MILLS}),
        ("Russia's", {CURLY}),
        ("Russia’s", {CURLY}),
        ("Russia", {CURLY}),
        ("Norway's", {STRAIGHT}),
        ("Norway’s", {STRAIGHT}),
        ("norway", {STRAIGHT}),
        ("cafe", {STRAIGHT}),
        ("cafés", {STRAIGHT}),
        ("accord", {FRENCH}),
        ("forêt", {FRENCH}),
        ("foret", {FRENCH}),
        ("l'accord", {FRENCH}),
        ("Haus", {GERMAN}),
        ("gemide", {TURKISH}),
        ("waka", {UNKNOWN}),
        ("karachi", {MILLS}),
        ("doring", {MILLS}),
        ("envoy", {MILLS, CURLY}),
        ("envoy furnace", {MILLS}),  # headline and body together
        ("envoy ferries", set()),  # all words must be found
        ("envoy | ferries", {MILLS, CURLY, STRAIGHT}),
        ("envoy -steel", {CURLY}),
        ("envoy +steel", {MILLS}),
        ("furn*", {MILLS}),
        ("FURN*", {MILLS}),
        ('"steel mills"', {MILLS}),
        ('"mills steel"', set()),
        ("“steel mills”", {MILLS}),
        ('"grain for all"', {CURLY}),
        ('-"steel mills" envoy', {CURLY}),
        ("(steel | ferries) envoy", {MILLS}),
        ("whitechapel", set()),
        ("teaser", set()),
        ("", ALL),
        ("  *  ", ALL),
        (None, ALL),
    ],
)
def test_a_query_finds(archive: Settings, q: str | None, expected: set[str]) -> None:
    assert set(headlines(archive, q=q)) == expected


@pytest.mark.parametrize(
    "slip", ['"steel mills', "(steel", "steel)", "steel |", "| steel", "steel +", "steel -", "steel \\"]
)
def test_a_slip_of_the_pen_still_finds(archive: Settings, slip: str) -> None:
    assert headlines(archive, q=slip) == [MILLS]


@pytest.mark.parametrize(
    "slip",
    ["-", "+", "|", "()", '"', '""', "((((", "+-|*", "!!!", "*a", "a~9", "a^b", "field:value", "/x/", "\x00", "\ud83d"],
)
def test_no_query_fails(archive: Settings, slip: str) -> None:
    page(archive, q=slip)


def test_a_query_of_very_many_words_is_answered_or_named_as_such(archive: Settings) -> None:
    for words in ("a " * 499, "a* " * 333):
        try:
            page(archive, q=words)
        except InvalidRequestError as error:
            assert error.parameter == "q"  # noqa: PT017  either is right


@pytest.mark.parametrize(
    ("q", "field", "marked"),
    [
        ("mill", "headline", "Envoy pledges help for Steel <em>Mills</em>"),
        ("russia", "headline", "<em>Russia’s</em> envoy leaves"),
        ("export", "abstract", "Talks on <em>exports</em> begin"),
        ("revive", "body", "<em>reviving</em> the plant &amp; its &lt;port&gt;"),
        ("forêt", "headline", "L’accord sur les <em>forêts</em> est signé"),
        ("Haus", "headline", "Die <em>Häuser</em> am Hafen"),
    ],
)
def test_words_are_marked_in_any_of_their_forms(archive: Settings, q: str, field: str, marked: str) -> None:
    [hit] = page(archive, q=q).items
    assert marked in " ".join(hit.highlights[field])


def test_without_highlighting_nothing_is_marked(archive: Settings) -> None:
    assert page(archive, q="steel", highlight=False).items[0].highlights == {}


def test_a_language_filter_does_not_lose_the_stems(archive: Settings) -> None:
    assert headlines(archive, q="Haus", language=("de",)) == [GERMAN]
    assert headlines(archive, q="revive", language=("de", "en")) == [MILLS]
    assert headlines(archive, q="revive", language=("-de",)) == [MILLS]
    assert headlines(archive, q="waka", language=("mi",)) == [UNKNOWN]
