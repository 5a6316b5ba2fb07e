"""What failed, and the way back, over HTTP."""

import json

import httpx
import pytest

from dateline.settings import Settings
from dateline.spool.layout import Spool
from tests.api.problems import problem

REASON = "It has no text."


@pytest.fixture
def spool(settings: Settings) -> Spool:
    """Three files in failed/, two of them for one reason."""
    spool = Spool(settings.home).prepared()
    for name, reason in (("a.pdf", REASON), ("b.pdf", REASON), ("c.zip", "It is encrypted.")):
        (spool.failed / name).write_bytes(b"x")
        error = {"stage": "parse", "reason": reason, "advice": "Mend it.", "time": "2025-02-09T12:00:00Z"}
        (spool.failed / f"{name}.error.json").write_text(json.dumps(error))
    return spool


@pytest.mark.usefixtures("spool")
def test_failed_files_are_listed_by_reason(alone: httpx.Client) -> None:
    answer = alone.get("/v1/failed").json()
    assert answer["total"] == 3
    assert [(group["reason"], group["count"]) for group in answer["groups"]] == [(REASON, 2), ("It is encrypted.", 1)]
    assert {file["path"] for file in answer["groups"][0]["files"]} == {"a.pdf", "b.pdf"}


@pytest.mark.parametrize(
    ("order", "moved"),
    [
        ({"path": "c.zip"}, {"c.zip"}),
        ({"reason": REASON}, {"a.pdf", "b.pdf"}),
        ({"everything": True}, {"a.pdf", "b.pdf", "c.zip"}),
    ],
    ids=str,
)
def test_one_or_all_of_a_reason_or_all_go_back(
    alone: httpx.Client, spool: Spool, order: dict[str, object], moved: set[str]
) -> None:
    assert set(alone.post("/v1/failed/retry", json=order).json()["retried"]) == moved
    assert {path.name for path in spool.inbox.iterdir()} == moved


def test_one_that_cannot_be_moved_is_told(alone: httpx.Client, spool: Spool) -> None:
    (spool.inbox / "a.pdf").write_bytes(b"another")
    answer = alone.post("/v1/failed/retry", json={"reason": REASON}).json()
    assert answer["retried"] == ["b.pdf"]
    assert "move one of them away" in answer["troubles"]["a.pdf"]


@pytest.mark.usefixtures("spool")
def test_an_order_that_means_nothing_is_refused(alone: httpx.Client) -> None:
    problem(alone.post("/v1/failed/retry", json={}), "invalid-body")
    problem(alone.post("/v1/failed/retry", json={"path": "a.pdf", "everything": True}), "invalid-body")
    problem(alone.post("/v1/failed/retry", json={"path": "../secret"}), "not-found")
    problem(alone.post("/v1/failed/retry", json={"name": "a.pdf"}), "unknown-parameter")
