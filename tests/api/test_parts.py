import httpx
import pytest

from dateline.settings import Settings
from dateline.spool.ending import carry_out, decide
from dateline.spool.layout import Spool
from dateline.spool.parts import Part, outcomes
from dateline.spool.portions import add, write_parts
from dateline.spool.stagefile import Failure, Line
from dateline.spool.taking import take
from tests.api.problems import problem
from tests.api.serving import dropped

PARTS = [
    Part(0, "indexed", "1" * 32, "Ferry stays", "a.xml", 0),
    Part(0, "failed", note="member b.xml: It is empty."),
    Part(0, "skipped", note="member c.jpg: No reader knows this kind of file."),
    Part(0, "duplicate", "2" * 32, "Ferry goes", "d.xml", 0, "20250209T042731482-x7k2m9q.0"),
    Part(0, "failed", failure=Failure("parse", "It is damaged.", "Ask for it again.")),
]


def ended(settings: Settings, *, in_portions: bool) -> str:
    """The file id of a bundle of these parts, in the archive."""
    dropped(settings, "week.zip", "a bundle")
    spool = Spool(settings.home)
    claim = take(spool, ["week.zip"])
    assert claim is not None
    if in_portions:
        add(claim, 0, [Line(0, note="")] * 3, last=False)
        write_parts(claim, 0, PARTS[:3])
        write_parts(claim, 3, PARTS[3:])
    decide(claim, outcomes(PARTS), () if in_portions else PARTS)
    carry_out(spool, claim)
    return claim.file_id(claim.entries[0])


@pytest.mark.parametrize("in_portions", [False, True])
def test_each_part_is_told_in_its_order(alone: httpx.Client, settings: Settings, *, in_portions: bool) -> None:
    answer = alone.get(f"/v1/files/{ended(settings, in_portions=in_portions)}/parts").json()
    assert answer["next_cursor"] is None
    told = [(part["outcome"], part["member"], part["reason"]) for part in answer["parts"]]
    assert told == [
        ("indexed", "a.xml", None),
        ("failed", None, "member b.xml: It is empty."),
        ("skipped", None, "member c.jpg: No reader knows this kind of file."),
        ("duplicate", "d.xml", None),
        ("failed", None, "It is damaged."),
    ]


@pytest.mark.parametrize("in_portions", [False, True])
def test_parts_are_paged_and_filtered(alone: httpx.Client, settings: Settings, *, in_portions: bool) -> None:
    url = f"/v1/files/{ended(settings, in_portions=in_portions)}/parts"
    first = alone.get(url, params={"page_size": 2}).json()
    second = alone.get(url, params={"page_size": 2, "cursor": first["next_cursor"]}).json()
    third = alone.get(url, params={"page_size": 2, "cursor": second["next_cursor"]}).json()
    outcomes_seen = [part["outcome"] for page in (first, second, third) for part in page["parts"]]
    assert outcomes_seen == [part.outcome for part in PARTS]
    assert third["next_cursor"] is None
    failed = alone.get(url, params={"outcome": "failed"}).json()["parts"]
    assert [part["reason"] for part in failed] == ["member b.xml: It is empty.", "It is damaged."]


def test_parts_of_a_file_that_is_not_there_are_a_404(alone: httpx.Client) -> None:
    problem(alone.get("/v1/files/20250209T042731482-x7k2m9q.0/parts"), "not-found")
