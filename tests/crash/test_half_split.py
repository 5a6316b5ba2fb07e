"""A worker that dies in the middle of splitting a claim that was enriched already."""

from pathlib import Path

from dateline import stages
from dateline.index.write import ArticleWriter
from dateline.settings import Settings
from dateline.spool.account import Accountant
from dateline.spool.delivery import split
from dateline.spool.layout import Spool
from dateline.spool.taking import take
from tests.stages.driving import brought_to_its_end, parsed


def test_a_file_that_left_is_not_counted_with_the_claim_it_left(served: Settings, writer: ArticleWriter) -> None:
    settings = served.model_copy(update={"steps_off": "entities"})
    spool = Spool(Path(settings.home)).prepared()
    for name in ("one.txt", "two.txt"):
        (spool.inbox / name).write_text(f"The story of {name}. It is a short one, and it has an end.")
    claim = take(spool, ["one.txt", "two.txt"])
    assert claim is not None
    parsed(claim, settings)
    stages.enrich(claim, 0, settings)
    [part] = split(spool, claim.keeping(claim.entries[:1]))
    brought_to_its_end(spool, part, settings, writer)
    stages.index(spool, claim, 0, writer, refresh=True)
    account = Accountant(spool).account([])
    assert (account.dropped, account.indexed, account.adds_up) == (2, 2, True)
