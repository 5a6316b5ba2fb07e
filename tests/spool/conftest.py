from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.spool.claim import Claim
from dateline.spool.layout import Spool
from dateline.spool.taking import take


@pytest.fixture
def spool(tmp_path: Path) -> Spool:
    return Spool(tmp_path).prepared()


@pytest.fixture
def claimed(spool: Spool) -> Callable[..., Claim]:
    """Drop files of these names, each with its name as text, and claim them together."""

    def drop_and_claim(*names: str) -> Claim:
        for name in names:
            path = spool.inbox / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(name, "utf-8", "surrogateescape")
        claim = take(spool, names)
        assert claim is not None
        return claim

    return drop_and_claim
