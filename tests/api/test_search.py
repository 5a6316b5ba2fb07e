from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import httpx
import pytest

from dateline.article import Article
from dateline.index.document import BESIDE
from dateline.index.write import ArticleWriter
from dateline.query.cursor import Cursor, read_cursor
from dateline.query.request import SearchRequest
from dateline.query.secret import shared_secret
from dateline.settings import Settings
from tests.api.problems import problem
from tests.api.serving import serving
from tests.index.articles import NOON, article, entity, place
from tests.servers import Servers

HARBOUR = article(
    "Harbour reopens",
    "The harbour of Karachi reopened & the pilots cheered.",
    source={"name": "Evening Post"},
    places=[place("Karachi", "Karachi")],
    people=[entity("Jane Doe", "Jane Doe")],
)
MAYOR = article(
    "Mayor resigns",
    "The mayor of Lahore resigned.",
    language="fr",
    source={"name": "Gazette"},
    places=[place("Lahore", "Lahore")],
    published=NOON - timedelta(days=365),
)
NUMBERED = [article(f"Bulletin {n:02d}", f"Bulletin number {n} of the day.", language="de") for n in range(45)]


@pytest.fixture(scope="module")
def library(servers: Servers, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Settings that lead to an index with the articles above."""
    settings = servers.at(tmp_path_factory.mktemp("library"), index=f"test-{uuid4().hex[:12]}")
    with closing(ArticleWriter(settings)) as writer:
        writer.write([HARBOUR, MAYOR, *NUMBERED], refresh=True)
    yield settings
    with httpx.Client(base_url=servers.elasticsearch_url) as client:
        for name in client.get(f"/{settings.index}").json():
            client.delete(f"/{name}").raise_for_status()


@pytest.fixture(scope="module")
def reader(library: Settings) -> Iterator[httpx.Client]:
    with serving(library) as client:
        yield client


def _headlines(reader: httpx.Client, params: Any) -> list[str]:
    answer = reader.get("/v1/articles", params=params)
    assert answer.status_code == 200, answer.text
    return [found["headline"] for found in answer.json()["articles"]]


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        ({"q": "harbours"}, ["Harbour reopens"]),
        ({"q": '"mayor of lahore"'}, ["Mayor resigns"]),
        ({"place": ["Karachi", "Lahore"], "order_by": "oldest"}, ["Mayor resigns", "Harbour reopens"]),
        ({"place": ["Karachi", "Lahore"], "language": "-fr"}, ["Harbour reopens"]),
        ({"source": "Gazette"}, ["Mayor resigns"]),
        ({"person": "Jane Doe"}, ["Harbour reopens"]),
        ({"person": "Jane Doe", "source": "Gazette"}, []),
        ({"to_date": "2024"}, ["Mayor resigns"]),
        ({"q": "reopened", "from_date": "2025-02-09"}, ["Harbour reopens"]),
    ],
)
def test_parameters_reach_the_index(reader: httpx.Client, params: Any, expected: list[str]) -> None:
    assert _headlines(reader, params) == expected


def test_what_is_found_is_the_whole_article_with_highlights(reader: httpx.Client) -> None:
    answer = reader.get("/v1/articles", params={"q": "harbour"}).json()
    (found,) = answer["articles"]
    highlights, score = found.pop("highlights"), found.pop("score")
    assert set(found) == set(Article.model_fields) - {BESIDE}
    assert Article.model_validate(found) == HARBOUR
    assert highlights["headline"] == ["<em>Harbour</em> reopens"]
    assert "&amp;" in highlights["body"][0]
    assert score > 0
    assert (answer["total"], answer["page"], answer["next_cursor"]) == (1, None, None)


def test_highlights_can_be_left_out(reader: httpx.Client) -> None:
    answer = reader.get("/v1/articles", params={"q": "harbour", "highlight": "false"}).json()
    assert answer["articles"][0]["highlights"] == {}


def test_a_page_has_as_many_articles_as_the_settings_say(reader: httpx.Client, library: Settings) -> None:
    assert len(_headlines(reader, {})) == library.page_size


def test_cursors_lead_through_all_articles_once(reader: httpx.Client) -> None:
    seen: list[str] = []
    params: dict[str, Any] = {"language": "de", "page_size": 20}
    for _ in range(3):
        answer = reader.get("/v1/articles", params=params).json()
        seen += [found["headline"] for found in answer["articles"]]
        params["cursor"] = answer["next_cursor"]
    assert params["cursor"] is None
    assert sorted(seen) == [article.headline for article in NUMBERED]


def test_pages_can_be_asked_for_by_number(reader: httpx.Client) -> None:
    pages = [_headlines(reader, {"language": "de", "page_size": 15, "page": n}) for n in (1, 2, 3, 4)]
    assert [len(page) for page in pages] == [15, 15, 15, 0]
    assert sorted(headline for page in pages for headline in page) == [article.headline for article in NUMBERED]


@pytest.mark.parametrize(
    ("given", "nearest"),
    [
        ("langauge", "language"),
        ("Organization", "organisation"),
        ("query", "query_fields"),
        ("per_page", "page"),
        ("xyz", None),
    ],
)
def test_an_unknown_parameter_is_named_with_the_nearest_known_one(
    reader: httpx.Client, given: str, nearest: str | None
) -> None:
    found = problem(reader.get("/v1/articles", params={given: "1"}), "unknown-parameter")
    assert found["parameter"] == given
    assert found.get("nearest") == nearest
    assert (nearest or "organisation") in found["advice"]


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("page_size", "0"),
        ("page_size", "201"),
        ("page_size", "many"),
        ("page", "0"),
        ("page", "501"),
        ("order_by", "best"),
        ("from_date", "yesterday"),
        ("person", ""),
        ("cursor", "made-up"),
        ("highlight", "perhaps"),
        ("q", "x" * 5000),
    ],
)
def test_a_value_that_means_nothing_is_refused_by_its_parameters_name(
    reader: httpx.Client, parameter: str, value: str
) -> None:
    answer = reader.get("/v1/articles", params={parameter: value})
    assert problem(answer, "invalid-parameter")["parameter"] == parameter


def test_an_old_cursor_is_gone_and_no_fault_of_the_server(reader: httpx.Client, library: Settings) -> None:
    first = reader.get("/v1/articles", params={"language": "de"}).json()["next_cursor"]
    secret = shared_secret(library.home)
    asked = SearchRequest(language=("de",)).fingerprint
    fresh = read_cursor(first, secret, asked, datetime.now(UTC))
    old = Cursor(**{**vars(fresh), "expires": 1.0}).write(secret)
    problem(reader.get("/v1/articles", params={"language": "de", "cursor": old}), "expired-cursor")


def test_one_article_is_had_by_its_id(reader: httpx.Client) -> None:
    answer = reader.get(f"/v1/articles/{HARBOUR.id}")
    assert set(answer.json()) == set(Article.model_fields) - {BESIDE}
    assert Article.model_validate_json(answer.content) == HARBOUR


@pytest.mark.parametrize("article_id", ["0" * 32, "%2e%2e%2fetc", "a b", "_search", "é", "x" * 600])
def test_an_article_that_is_not_there_is_not_found(reader: httpx.Client, article_id: str) -> None:
    answer = reader.get(f"/v1/articles/{article_id}")
    problem(answer, "not-found")


def test_an_article_without_its_file_has_no_original(reader: httpx.Client) -> None:
    found = problem(reader.get(f"/v1/articles/{HARBOUR.id}/original"), "not-found")
    assert "archive" in found["detail"]


def test_a_fresh_system_has_no_articles_and_no_error(client: httpx.Client) -> None:
    assert _headlines(client, {}) == []


def test_a_search_by_post_finds_the_same(reader: httpx.Client) -> None:
    asked = {"q": "bulletin", "language": ["de"], "page_size": 3, "facets": ["language"]}
    posted = reader.post("/v1/articles/search", json=asked).json()
    got = reader.get("/v1/articles", params={**asked, "language": "de", "facets": "language"}).json()
    assert posted["total"] == len(NUMBERED)
    assert [one["id"] for one in posted["articles"]] == [one["id"] for one in got["articles"]]
    assert posted["facets"] == got["facets"] == {"language": [{"value": "de", "count": len(NUMBERED)}]}


def test_an_unknown_field_of_a_posted_search_is_named_with_the_nearest_known_one(reader: httpx.Client) -> None:
    found = problem(reader.post("/v1/articles/search", json={"langauge": ["de"]}), "unknown-parameter")
    assert found["nearest"] == "language"
    problem(reader.post("/v1/articles/search", content=b"{"), "invalid-body")


def test_a_client_that_has_the_page_already_is_told_so(reader: httpx.Client) -> None:
    first = reader.get("/v1/articles", params={"q": "harbour"})
    again = reader.get("/v1/articles", params={"q": "harbour"}, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = reader.get("/v1/articles", params={"q": "mayor"}, headers={"If-None-Match": first.headers["ETag"]})
    assert other.status_code == 200


def test_the_link_header_leads_to_the_next_page(reader: httpx.Client) -> None:
    first = reader.get("/v1/articles", params={"q": "bulletin", "page_size": 40})
    second = reader.get(first.links["next"]["url"])
    assert len(second.json()["articles"]) == len(NUMBERED) - 40
    assert "Link" not in second.headers


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("ninjs", "application/json"),
        ("jsonld", "application/ld+json"),
        ("csv", "text/csv"),
        ("ndjson", "application/x-ndjson"),
        ("rss", "application/rss+xml"),
        ("atom", "application/atom+xml"),
        ("jsonfeed", "application/feed+json"),
    ],
)
def test_a_search_and_an_article_come_in_every_format(reader: httpx.Client, name: str, media_type: str) -> None:
    page = reader.get("/v1/articles", params={"q": "harbour", "format": name})
    assert page.headers["content-type"].partition(";")[0] == media_type
    assert "Harbour reopens" in page.text
    one = reader.get(f"/v1/articles/{HARBOUR.id}", params={"format": name})
    assert "Harbour reopens" in one.text
    known = {"If-None-Match": page.headers["ETag"]}
    assert reader.get("/v1/articles", params={"q": "harbour", "format": name}, headers=known).status_code == 304


def test_a_feed_has_the_newest_first_and_says_where_it_goes_on(reader: httpx.Client) -> None:
    feed = reader.get("/v1/articles", params={"format": "jsonfeed", "page_size": 40}).json()
    following = reader.get(feed["next_url"]).json()
    assert len(following["items"]) == len(NUMBERED) + 2 - 40
    assert following["items"][-1]["title"] == MAYOR.headline  # the only one of another year


def test_half_a_surrogate_pair_is_told_in_a_problem(reader: httpx.Client) -> None:
    answer = reader.post("/v1/articles/search", content=b'{"\\ud800": 1}', headers={"Content-Type": "application/json"})
    assert problem(answer, "unknown-parameter")["parameter"] == "?"


@pytest.mark.parametrize("path", ["/v1/stories", "/v1/trending"])
def test_a_number_beyond_what_the_index_counts_is_refused(reader: httpx.Client, path: str) -> None:
    assert problem(reader.get(path, params={"least": "9" * 30}), "invalid-parameter")["parameter"] == "least"
