import json
from collections.abc import Iterator

import httpx
import pytest

from dateline.settings import Settings
from dateline.spool.layout import SIDECAR, Spool
from tests.api.problems import problem
from tests.api.serving import serving, worked_off

STORY = b"Harbour reopens\n\nKARACHI: The harbour reopened on Saturday after a week of storms, its master said.\n"


@pytest.fixture
def small(settings: Settings) -> Iterator[httpx.Client]:
    """A client of an API that takes files of at most 20,000 bytes."""
    with serving(settings.model_copy(update={"upload_mb": 0.02})) as client:
        yield client


def _lying(settings: Settings) -> set[str]:
    inbox = Spool(settings.home).inbox
    return {str(path.relative_to(inbox)) for path in inbox.rglob("*") if path.is_file()}


def test_an_upload_lies_in_the_inbox_when_it_is_answered(alone: httpx.Client, settings: Settings) -> None:
    answer = alone.post("/v1/files", files={"file": ("harbour.txt", STORY)}, data={"source": "Evening Post"})
    assert answer.status_code == 202
    found = answer.json()
    assert found["path"] == "Evening Post/harbour.txt"
    assert found["size"] == len(STORY)
    assert answer.headers["location"] == found["location"] == f"/v1/files/{found['receipt']}"
    assert (Spool(settings.home).inbox / found["path"]).read_bytes() == STORY
    assert _lying(settings) == {found["path"], found["path"] + SIDECAR}


def test_its_record_is_found_from_the_first_moment_to_the_last(client: httpx.Client, served: Settings) -> None:
    fields = {"language": "en", "published": "2025-02-08", "source": "Post"}
    answer = client.post("/v1/files", files={"file": ("harbour.txt", STORY)}, data={"fields": json.dumps(fields)})
    location = answer.headers["location"]
    waiting = client.get(location).json()
    assert (waiting["status"], waiting["stage"], waiting["file_id"]) == ("waiting", "claim", None)
    worked_off(served)
    ended = client.get(location).json()
    assert (ended["status"], ended["stage"]) == ("indexed", None)
    assert list(ended["stages"]) == ["arrived", "claimed", "parsed", "enriched", "ended"]
    assert client.get(f"/v1/files/{ended['file_id']}").json() == ended
    (link,) = ended["articles"]
    article = client.get(f"/v1/articles/{link['id']}").json()
    assert (article["language"], article["published"][:10], article["source"]["name"]) == ("en", "2025-02-08", "Post")
    assert article["headline"] == link["headline"]


def test_its_bytes_come_back_unchanged_and_never_as_a_page(client: httpx.Client, served: Settings) -> None:
    story = b"\xef\xbb\xbf<script>alert(1)</script>\r\n\r\n" + STORY
    upload = client.post("/v1/files", files={"file": ("ärger \"'; x.html", story)})
    (outcome,) = worked_off(served)
    assert outcome.outcome == "indexed", outcome
    answer = client.get(f"/v1/articles/{outcome.articles[0]['id']}/original")
    assert answer.content == story
    assert answer.headers["content-length"] == str(len(story))
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in answer.headers["content-security-policy"]
    disposition = answer.headers["content-disposition"]
    assert disposition.startswith('attachment; filename="')
    assert disposition.count('"') == 2
    assert "filename*=UTF-8''%C3%A4rger%20" in disposition
    assert upload.json()["path"].endswith(".html")


@pytest.mark.parametrize(
    "name",
    [
        "../../../etc/cron.d/x.txt",
        "..\\..\\x.txt",
        "/etc/passwd",
        ".bashrc",
        "~x.txt",
        "x.txt.part",
        "x.txt.meta.json",
        "x.txt.error.json",
        "a\nb.txt",
        "x" * 1000 + ".txt",
        "🌊" * 200,
        "..",
        " ",
        "-rf",
        "con.txt. ",
    ],
)
def test_a_hostile_name_becomes_one_harmless_file(alone: httpx.Client, settings: Settings, name: str) -> None:
    before = {path for path in settings.home.parent.rglob("*") if path.is_file()}
    answer = alone.post("/v1/files", files={"file": (name, STORY)}, data={"source": f"../{name}"[:200]})
    assert answer.status_code == 202, answer.text
    path = answer.json()["path"]
    assert len(path.split("/")) == 2
    new = {path for path in settings.home.parent.rglob("*") if path.is_file()} - before
    inbox, receipts = Spool(settings.home).inbox, Spool(settings.home).receipts
    expected = {inbox / path, inbox / (path + SIDECAR), receipts / answer.json()["receipt"]}
    assert new == expected
    assert alone.get(answer.headers["location"]).json()["status"] == "waiting"


def test_uploads_of_one_name_lie_beside_each_other(alone: httpx.Client) -> None:
    paths = [alone.post("/v1/files", files={"file": ("a.txt", STORY)}).json()["path"] for _ in range(3)]
    assert paths == ["a.txt", "a (2).txt", "a (3).txt"]


def test_a_receipt_cannot_be_chosen(alone: httpx.Client) -> None:
    fields = json.dumps({"receipt": "mine"})
    answer = alone.post("/v1/files", files={"file": ("a.txt", STORY)}, data={"fields": fields})
    assert answer.json()["receipt"] != "mine"
    problem(alone.get("/v1/files/mine"), "not-found")


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ('{"langauge": "en"}', "fields.langauge"),
        ('{"published": "yesterday"}', "fields.published"),
        ("[]", "fields"),
        ("{", "fields"),
        ('{"headline": ""}', "fields.headline"),
    ],
)
def test_fields_that_no_sidecar_may_have_are_refused_at_once(
    alone: httpx.Client, settings: Settings, fields: str, named: str
) -> None:
    answer = alone.post("/v1/files", files={"file": ("a.txt", STORY)}, data={"fields": fields})
    found = problem(answer, "invalid-body")
    assert found["detail"].startswith(f"{named}:")
    assert _lying(settings) == set()


def test_a_form_without_a_file_is_refused(alone: httpx.Client) -> None:
    assert problem(alone.post("/v1/files", data={"source": "Post"}), "invalid-body")["parameter"] == "file"
    problem(alone.post("/v1/files", json={"file": "a"}), "invalid-body")
    problem(alone.post("/v1/files", data={"file": "not a file"}), "invalid-body")
    problem(alone.post("/v1/files"), "invalid-body")


def test_broken_multipart_is_refused(alone: httpx.Client) -> None:
    headers = {"content-type": "multipart/form-data; boundary=x"}
    problem(alone.post("/v1/files", content=b"--y\r\nnothing", headers=headers), "invalid-body")
    problem(alone.post("/v1/files", content=b"", headers={"content-type": "multipart/form-data"}), "invalid-body")


def test_a_second_file_is_refused_and_not_lost_silently(alone: httpx.Client, settings: Settings) -> None:
    files = [("file", ("a.txt", STORY)), ("file", ("b.txt", STORY))]
    assert problem(alone.post("/v1/files", files=files), "invalid-body")["parameter"] == "file"
    assert _lying(settings) == set()


def test_an_unknown_form_field_is_named_with_the_nearest_known_one(alone: httpx.Client) -> None:
    answer = alone.post("/v1/files", files={"file": ("a.txt", STORY)}, data={"sorce": "Post"})
    assert problem(answer, "unknown-parameter")["nearest"] == "source"


@pytest.mark.parametrize("size", [20_001, 5_000_000])
def test_a_file_over_the_limit_is_refused_and_leaves_nothing(
    small: httpx.Client, settings: Settings, size: int
) -> None:
    problem(small.post("/v1/files", files={"file": ("a.txt", b"x" * size)}), "too-large")
    assert _lying(settings) == set()
    assert small.post("/v1/files", files={"file": ("a.txt", b"x" * 20_000)}).status_code == 202


def test_a_body_that_does_not_say_its_length_is_counted(small: httpx.Client, settings: Settings) -> None:
    def endless() -> Iterator[bytes]:
        yield b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'
        for _ in range(50):
            yield b"x" * 100_000
        yield b"\r\n--x--\r\n"

    headers = {"content-type": "multipart/form-data; boundary=x"}
    problem(small.post("/v1/files", content=endless(), headers=headers), "too-large")
    assert _lying(settings) == set()


def test_an_inbox_that_may_not_be_written_is_told_as_passing(alone: httpx.Client, settings: Settings) -> None:
    (Spool(settings.home).inbox / "Post").write_text("a file where the folder of the source should be")
    answer = alone.post("/v1/files", files={"file": ("a.txt", STORY)}, data={"source": "Post"})
    problem(answer, "unavailable")
    assert int(answer.headers["retry-after"]) > 0
