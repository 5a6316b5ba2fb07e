"""Correcting and deleting over HTTP, on the real servers."""

from contextlib import closing

import httpx
import pytest

from dateline.article import Article
from dateline.curation.journal import Entry, Journal
from dateline.enrich import STEPS, enrich
from dateline.index.connection import connect
from dateline.index.write import ArticleWriter
from dateline.settings import Settings
from dateline.spool.layout import Spool
from dateline.stages.again import enrich_again
from tests.api.problems import problem
from tests.api.serving import dropped, worked_off
from tests.index.articles import article, file

BODY = "The harbour of Karachi reopened. Jane Doe cheered."


def report(version: int = 1, **fields: object) -> Article:
    given = {"uri": "urn:x:harbour", "file": file(f"f{version}"), "version": version, "body": BODY, **fields}
    return article("Harbour reopens", **given)


@pytest.fixture
def there(writer: ArticleWriter) -> str:
    """The path of an article that is in the index."""
    (verdict,) = writer.write([report()], refresh=True)
    assert verdict.outcome == "indexed"
    return f"/v1/articles/{report().id}"


def test_a_correction_is_signed_and_holds_against_later_versions_from_the_source(
    client: httpx.Client, there: str, writer: ArticleWriter
) -> None:
    answer = client.patch(
        there, params={"by": "Jane", "note": "typo"}, json={"section": "Ports", "people": ["Jane Doe"]}
    )
    assert answer.status_code == 200, answer.text
    assert answer.json()["people"][0]["mentions"] == ["Jane Doe"]
    assert answer.headers["ETag"] == client.get(there).headers["ETag"]
    writer.write([report(2, section="World", genre="News")], refresh=True)
    found = client.get(there).json()
    assert (found["version"], found["section"], found["genre"]) == (2, "Ports", "News")
    said = found["provenance"]["section"]
    assert said["origin"] == "person"
    assert all(word in said["note"] for word in ("Jane", "typo", "version 2"))


def test_a_merge_patch_is_taken_under_its_own_media_type(client: httpx.Client, there: str) -> None:
    kind = {"Content-Type": "application/merge-patch+json"}
    assert client.patch(there, content=b'{"genre": "News"}', headers=kind).json()["genre"] == "News"


def test_the_states_before_are_kept_with_who_changed_what(
    client: httpx.Client, there: str, writer: ArticleWriter
) -> None:
    client.patch(there, params={"by": "Jane"}, json={"headline": "Harbour opens"})
    writer.write([report(2, body=f"{BODY} Ships came.")], refresh=True)
    second, first = client.get(f"{there}/versions").json()["versions"]
    assert (first["number"], first["by"], first["headline"]) == (1, "Jane", "Harbour reopens")
    assert first["changed"] == ["headline"]
    assert (second["number"], second["headline"], second["changed"]) == (2, "Harbour opens", ["body"])
    assert client.get(f"{there}/versions/2").json()["body"] == BODY
    problem(client.get(f"{there}/versions/9"), "not-found")


def test_the_same_again_leaves_no_state(client: httpx.Client, there: str, writer: ArticleWriter) -> None:
    writer.write([report()], refresh=True)
    assert client.get(f"{there}/versions").json()["versions"] == []


def test_two_who_correct_the_same_state_do_not_overwrite_each_other(client: httpx.Client, there: str) -> None:
    read = {"If-Match": client.get(there).headers["ETag"]}
    assert client.patch(there, json={"section": "Ports"}, headers=read).status_code == 200
    problem(client.patch(there, json={"section": "World"}, headers=read), "precondition-failed")
    assert client.get(there).json()["section"] == "Ports"


@pytest.mark.parametrize(
    ("patch", "field", "word"),
    [
        ({"word_count": 3}, "word_count", "worked out"),
        ({"id": "x"}, "id", "which article"),
        ({"headlien": "x"}, "headlien", "headline"),
        ({"headline": None}, "headline", "headline"),
        ({"published": "yesterday"}, "published", "published"),
    ],
)
def test_what_cannot_be_corrected_is_refused_with_its_reason(
    client: httpx.Client, there: str, patch: dict[str, object], field: str, word: str
) -> None:
    found = problem(client.patch(there, json=patch), "invalid-body")
    assert found["parameter"] == field
    assert word in f"{found['detail']} {found['advice']}"


def test_null_says_that_there_is_no_value_and_a_field_can_be_given_back(client: httpx.Client, served: Settings) -> None:
    dropped(served, "harbour.txt", f"Harbour reopens\n\nBy Jane Doe\n\nKARACHI: {BODY} {BODY}\n")
    (outcome,) = worked_off(served)
    there = f"/v1/articles/{outcome.articles[0]['id']}"
    before = client.get(there).json()
    assert before["byline"]
    assert client.patch(there, json={"byline": None, "authors": []}).json()["byline"] is None
    assert client.delete(f"{there}/corrections/byline").status_code == 202
    enrich_again(served, before["id"], ["length"])
    found = client.get(there).json()
    assert found["byline"] == before["byline"]
    assert found["provenance"].get("byline") == before["provenance"].get("byline")
    assert found["authors"] == []
    problem(client.delete(f"{there}/corrections/byline"), "not-found")


def test_another_body_is_enriched_again(client: httpx.Client, there: str, served: Settings) -> None:
    assert client.patch(there, json={"body": "Two words."}).json()["steps"] == []
    enrich_again(served, report().id, ["length"])
    found = client.get(there).json()
    assert (found["word_count"], found["body"]) == (2, "Two words.")


def test_one_step_again_leaves_what_the_others_made(writer: ArticleWriter, served: Settings) -> None:
    found = report(body=f"{BODY} " * 9)
    enrich([found], frozenset(step.name for step in STEPS) - {"fingerprint"})
    writer.write([found], refresh=True)
    (before,) = writer.fingerprints([found.id]).values()
    assert before.phrases.size
    enrich_again(served, found.id, ["terms"])
    (after,) = writer.fingerprints([found.id]).values()
    assert after.phrases == before.phrases


def test_reprocessing_is_a_message_to_the_workers(client: httpx.Client, there: str) -> None:
    answer = client.post(f"{there}/reprocess", params={"step": "length"})
    assert (answer.status_code, answer.json()["steps"]) == (202, ["length"])
    assert (
        problem(client.post(f"{there}/reprocess", params={"step": "magic"}), "invalid-parameter")["parameter"] == "step"
    )


def test_a_deleted_article_is_gone_and_no_file_brings_it_back(
    client: httpx.Client, there: str, writer: ArticleWriter
) -> None:
    client.patch(there, json={"section": "Ports"})
    assert client.delete(there, params={"by": "Jane"}).status_code == 204
    problem(client.get(there), "not-found")
    problem(client.get(f"{there}/versions"), "not-found")
    assert client.get("/v1/articles").json()["total"] == 0
    (verdict,) = writer.write([report(2)], refresh=True)
    assert (verdict.outcome, verdict.existing_file) == ("deleted", "f1")
    assert writer.rewrite([report()]) == 0
    problem(client.get(there), "not-found")


def test_the_record_of_a_file_says_that_its_article_was_deleted(client: httpx.Client, served: Settings) -> None:
    story = f"Harbour reopens\n\nKARACHI: {BODY} {BODY}\n"
    dropped(served, "harbour.txt", story)
    (first,) = worked_off(served)
    client.delete(f"/v1/articles/{first.articles[0]['id']}", params={"by": "Jane"})
    file_id = client.get("/v1/files").json()["files"][0]["file_id"]
    assert "Jane deleted it" in client.get(f"/v1/files/{file_id}").json()["notes"][0]
    dropped(served, "again.txt", story)
    (again,) = worked_off(served)
    assert again.outcome == "duplicate"
    assert any("Jane deleted it" in note for note in again.notes)


def test_a_correction_survives_the_loss_of_the_index(client: httpx.Client, there: str, served: Settings) -> None:
    client.patch(there, json={"section": "Ports"})
    with connect(served) as elasticsearch:
        elasticsearch.indices.delete(index=",".join(elasticsearch.indices.get(index=f"{served.index}*")))
    with closing(ArticleWriter(served)) as writer:
        writer.write([report()], refresh=True)
    assert client.get(there).json()["section"] == "Ports"


def test_what_was_said_between_reading_and_writing_is_not_lost(writer: ArticleWriter, served: Settings) -> None:
    """The journal is written, and whoever did so has not come to the index yet when an older state is written."""
    writer.write([report()], refresh=True)
    journal = Journal(Spool(served.home).corrections)
    entry = Entry("2026-11-25T04:00:00+00:00", "Jane", values={"section": "Ports"})
    assert journal.append(report().id, entry, 0)
    assert not journal.append(report().id, entry, 0)
    writer.rewrite([report()])
    found = writer.curate(report().id)
    assert found is not None
    assert found.section == "Ports"
