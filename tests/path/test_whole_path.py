"""From a file in the inbox to an article in the index, by the real processes."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.query.search import SearchPage
from dateline.spool.failed import retry
from tests.pipeline import Pipeline, running_pipeline, wait_for
from tests.query.asking import page
from tests.servers import Servers

SEED = Path(__file__).parents[3] / "shared/data/seed/000_0e666ab8ef558e97.txt"
STORY = """Harbour bridge to close for two years

By JANE DOE

HALIFAX: The old harbour bridge will close in March for repairs that are expected to take two years, the port
authority said on Monday.

The authority's chief engineer, Margaret Holloway, said that the steel had corroded faster than anybody expected.

Holloway told reporters that ferries would run every ten minutes in the meantime.
"""


@pytest.fixture(scope="module")
def pipeline(servers: Servers, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pipeline]:
    home = tmp_path_factory.mktemp("path") / "home"
    with running_pipeline(servers, home, empty_file_seconds=2, max_article_chars=100_000) as running:
        running.start_ingest()
        running.start_worker()
        yield running


def search(pipeline: Pipeline, **asked: object) -> SearchPage:
    return page(pipeline.settings, **asked)


def test_a_dropped_article_is_found(pipeline: Pipeline) -> None:
    pipeline.drop("herald/bridge.txt", STORY)
    record = pipeline.record("bridge.txt")
    assert record.status == "indexed"
    assert search(pipeline, q="corrode").total == 1
    article = search(pipeline, q="bridge repair").items[0].article
    assert article.headline == "Harbour bridge to close for two years"
    assert article.byline == "By JANE DOE"
    assert article.dateline is not None
    assert article.dateline.located == "Halifax"
    assert article.source.name == "herald"
    assert article.language == "en"
    assert "Margaret Holloway" in [person.name for person in article.people]
    assert list(record.stages) == ["arrived", "claimed", "parsed", "enriched", "ended"]


def test_the_sample_article_is_read_and_found_as_promised(pipeline: Pipeline) -> None:
    if not SEED.exists():
        pytest.skip("the sample article is not beside the project")
    pipeline.drop("dawn/sample.txt", SEED.read_bytes())
    assert pipeline.record("sample.txt").status == "indexed"
    article = search(pipeline, q="viktorovich").items[0].article
    assert article.provenance["headline"].origin == "derived"
    assert article.dateline is not None
    assert article.dateline.text == "KARACHI"
    assert article.body.startswith("Russian Consul General Viktorovich on Saturday offered")
    assert len(article.body.split("\n\n")) == 6
    assert len(article.removed) == 6
    assert article.language == "en"
    assert article.published is None
    organisations = {entity.name: entity for entity in article.organisations}
    assert {"Pakistan Steel Mills", "Karachi Council on Foreign Relations"} <= set(organisations)
    party = next(entity for entity in organisations.values() if "Pakistan Peoples Party" in entity.mentions)
    assert "PPP" in party.mentions
    assert "KARACHI" not in {name.upper() for name in organisations}
    assert {"Viktorovich", "Zulfikar Ali Bhutto"} <= {person.name for person in article.people}
    karachi = next(place for place in article.places if place.name == "Karachi")
    assert karachi.country == "PK"
    assert karachi.location is not None
    found = {words: search(pipeline, q=words).total for words in ("steel mill", "Russia's", "Russia’s", "revive")}
    assert found == {"steel mill": 1, "Russia's": 1, "Russia’s": 1, "revive": 1}
    assert search(pipeline, q="Whitechapel").total == 0
    assert search(pipeline, place=("Karachi",), person=("Bhutto",), organisation=("PPP",)).total == 1


def test_the_same_bytes_twice_are_one_article(pipeline: Pipeline) -> None:
    text = "Council agrees on budget\n\nOTTAWA: The council agreed on its budget. It was late.\n\nNobody was pleased."
    pipeline.drop("first.txt", text)
    first = pipeline.record("first.txt")
    pipeline.drop("second.txt", text)
    second = pipeline.record("second.txt")
    assert (first.status, second.status) == ("indexed", "duplicate")
    assert second.duplicate_of == first.file_id
    assert [article.file.name for article in pipeline.articles()].count("first.txt") == 1


def test_a_sidecar_gives_what_is_known(pipeline: Pipeline) -> None:
    known = {
        "url": "https://news.example/1",
        "published": "2026-11-20T08:00:00Z",
        "headline": "Known",
        "section": "World",
    }
    (pipeline.spool.inbox / "known.txt.meta.json").write_text(json.dumps(known))
    pipeline.drop("known.txt", "A ferry ran aground on Monday. Nobody was hurt, the coast guard said.")
    pipeline.record("known.txt")
    article = next(article for article in pipeline.articles() if article.file.name == "known.txt")
    assert (article.headline, article.url, article.section) == ("Known", known["url"], "World")
    assert article.provenance["published"].origin == "sidecar"


def test_what_comes_slowly_is_taken_when_its_writer_closes_it(pipeline: Pipeline) -> None:
    path = pipeline.spool.inbox / "slow.txt"
    with path.open("w") as file:
        file.write("The first half of a story, ")
        file.flush()
        pipeline.drop("meanwhile.txt", "Another story passes the slow one. It is short.")
        pipeline.record("meanwhile.txt")
        assert path.exists()
        file.write("and the second half of it. That was all.")
    pipeline.record("slow.txt")
    article = next(article for article in pipeline.articles() if article.file.name == "slow.txt")
    assert article.body.endswith("That was all.")


def test_an_empty_file_that_grows_is_read(pipeline: Pipeline) -> None:
    path = pipeline.spool.inbox / "grows.txt"
    path.touch()
    pipeline.drop("before it grows.txt", "A story that comes in between. It is short.")
    pipeline.record("before it grows.txt")
    path.write_text("Now there is a story in it. It was worth waiting for.")
    assert pipeline.record("grows.txt").status == "indexed"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "It is empty."),
        ("blank.txt", b"  \n\t \n", "It holds no text."),
        ("image.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "not text"),
        ("junk.txt", bytes(range(256)) * 50, "not text"),
        ("one line.txt", b"word " * 100_000, "too long"),
    ],
)
def test_what_cannot_be_read_fails_with_its_reason(pipeline: Pipeline, name: str, data: bytes, reason: str) -> None:
    pipeline.drop(f"{name}", data)
    assert pipeline.record(name).status == "failed"
    failed = pipeline.failed(name)
    assert reason in failed.reason
    assert failed.advice
    assert (pipeline.spool.failed / name).read_bytes() == data


def test_fifty_megabytes_on_one_line_fail_without_harm(pipeline: Pipeline) -> None:
    pipeline.drop("huge.txt", b"x" * 50_000_000)
    assert "too long" in str(pipeline.record("huge.txt").failure)


def test_broken_utf8_is_read_with_a_warning(pipeline: Pipeline) -> None:
    pipeline.drop("broken.txt", "Café owners protest. They met in Orléans on Monday.".encode() + b" \xff\xfe broken.")
    assert pipeline.record("broken.txt").status == "indexed"
    article = next(article for article in pipeline.articles() if article.file.name == "broken.txt")
    assert article.warnings
    assert article.body.startswith("Café owners protest. They met in Orléans on Monday.")


def test_a_link_is_refused_and_what_it_points_to_stays_private(pipeline: Pipeline, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("The secret recipe. Nobody may read it.")
    (pipeline.spool.inbox / "link.txt").symlink_to(secret)
    assert "symbolic link" in str(pipeline.record("link.txt").failure)
    assert secret.exists()


def test_a_bad_sidecar_fails_its_file(pipeline: Pipeline) -> None:
    (pipeline.spool.inbox / "sided.txt.meta.json").write_text('{"publisched": "2026"}')
    pipeline.drop("sided.txt", "A good story. With a bad sidecar.")
    assert "publisched" in str(pipeline.record("sided.txt").failure)
    assert (pipeline.spool.failed / "sided.txt.meta.json").exists()


@pytest.mark.parametrize(
    "name", [b"new\nline.txt", "späti 🗞.txt".encode(), b"broken \xff\xfe.txt", b"n" * 251 + b".txt"]
)
def test_any_name_comes_through(pipeline: Pipeline, name: bytes) -> None:
    before = pipeline.account().indexed
    pipeline.drop(os.fsdecode(name), f"A story about names, number {len(name)}. It has a strange name.")
    wait_for(lambda: pipeline.account().indexed == before + 1)


def test_a_failed_file_that_was_mended_is_tried_again(pipeline: Pipeline) -> None:
    pipeline.drop("mended.txt", b"\x00\x01\x02" * 50)
    assert pipeline.record("mended.txt").status == "failed"
    (pipeline.spool.failed / "mended.txt").write_text("Now it is a story. It can be read.")
    retry(pipeline.spool, "mended.txt")
    wait_for(lambda: pipeline.record("mended.txt").status == "indexed")
    assert pipeline.record("mended.txt").retry_of


def test_a_folder_named_like_a_file_is_a_source(pipeline: Pipeline) -> None:
    pipeline.drop("x.txt/inside.txt", "A story in a folder with a strange name. It is found.")
    assert pipeline.record("inside.txt").source == "x.txt"


def test_in_the_end_the_sum_adds_up(pipeline: Pipeline) -> None:
    account = pipeline.at_rest(dropped=1)
    assert account.adds_up, account
    assert len(pipeline.articles()) == account.articles
