import httpx
import pytest

from dateline.settings import Settings
from dateline.spool.claim import Claim
from dateline.spool.delivery import split
from dateline.spool.ending import carry_out, decide
from dateline.spool.layout import Spool
from dateline.spool.parts import Outcome
from dateline.spool.stagefile import Failure
from dateline.spool.taking import take
from tests.api.problems import problem
from tests.api.serving import dropped


def _claimed(settings: Settings, *names: str) -> Claim:
    for name in names:
        dropped(settings, name, name)
    claim = take(Spool(settings.home), names)
    assert claim is not None
    return claim


def _ended(settings: Settings, claim: Claim, *outcomes: Outcome) -> None:
    decide(claim, outcomes)
    carry_out(Spool(settings.home), claim)


def _walked(client: httpx.Client, **params: str | int) -> list[list[str]]:
    """The names on each page."""
    pages = []
    while True:
        answer = client.get("/v1/files", params=params)
        assert answer.status_code == 200, answer.text
        pages.append([file["name"] for file in answer.json()["files"]])
        if answer.json()["next_cursor"] is None:
            return pages
        params["cursor"] = answer.json()["next_cursor"]


def test_files_are_listed_newest_first_each_once_on_pages_that_cut_through_claims(
    alone: httpx.Client, settings: Settings
) -> None:
    _ended(settings, _claimed(settings, "a", "b", "c"), *(Outcome(n, "indexed") for n in range(3)))
    _claimed(settings, "d")
    split(Spool(settings.home), _claimed(settings, *"efgh"))
    expected = list("efghdabc")
    assert _walked(alone) == [expected]
    for size in (1, 2, 3, 7):
        assert _walked(alone, page_size=size) == [expected[n : n + size] for n in range(0, 8, size)]


def test_a_file_that_comes_between_two_pages_moves_no_other(alone: httpx.Client, settings: Settings) -> None:
    _claimed(settings, "a", "b")
    first = alone.get("/v1/files", params={"page_size": 1}).json()
    _claimed(settings, "c")
    second = alone.get("/v1/files", params={"page_size": 1, "cursor": first["next_cursor"]}).json()
    assert [file["name"] for page in (first, second) for file in page["files"]] == ["a", "b"]


def test_files_are_filtered_by_status(alone: httpx.Client, settings: Settings) -> None:
    claim = _claimed(settings, "a", "b", "c")
    reason = Failure("parse", "The file holds no text.", "Send it again.")
    _ended(
        settings,
        claim,
        Outcome(0, "indexed", [{"id": "1", "headline": "A"}]),
        Outcome(1, "failed", failure=reason),
        Outcome(2, "duplicate", duplicate_of=claim.file_id(claim.entries[0])),
    )
    _claimed(settings, "d")
    dropped(settings, "Post/e", "waits")
    listed = {
        status: alone.get("/v1/files", params={"status": status}).json()["files"]
        for status in ("indexed", "failed", "duplicate", "pending", "waiting")
    }
    names = {status: [file["name"] for file in files] for status, files in listed.items()}
    assert names == {"indexed": ["a"], "failed": ["b"], "duplicate": ["c"], "pending": ["d"], "waiting": ["e"]}
    assert listed["failed"][0]["failure"] == {
        "stage": "parse",
        "reason": "The file holds no text.",
        "advice": "Send it again.",
    }
    assert listed["duplicate"][0]["duplicate_of"] == listed["indexed"][0]["file_id"]
    assert (listed["waiting"][0]["source"], listed["waiting"][0]["file_id"]) == ("Post", None)
    assert listed["pending"][0]["stage"] == "parse"


@pytest.mark.parametrize("params", [{"cursor": "x"}, {"status": "lost"}, {"page_size": "0"}])
def test_values_that_mean_nothing_are_refused(alone: httpx.Client, params: dict[str, str]) -> None:
    assert problem(alone.get("/v1/files", params=params), "invalid-parameter")["parameter"] == next(iter(params))


@pytest.mark.parametrize(
    "file_id", ["20261124T042731482-x7k2m9q.0", "nobody", "%2e%2e", "..%2f..%2fetc%2fpasswd", "a%00"]
)
def test_a_file_that_is_not_there_is_not_found(alone: httpx.Client, file_id: str) -> None:
    assert alone.get(f"/v1/files/{file_id}").status_code == 404
