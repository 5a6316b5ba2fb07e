"""The sample articles of the project: what somebody who has no files yet can drop."""

import json
from pathlib import Path
from typing import Final

from starlette.requests import Request

from dateline.spool.drop import Receipt, drop
from dateline.spool.layout import SIDECAR, Spool

SAMPLES: Final = Path(__file__).parents[3] / "samples"


def drop_samples(request: Request, spool: Spool) -> list[Receipt]:
    """Put them into the inbox, each with its sidecar and in its folder."""
    samples = [path for path in sorted(SAMPLES.rglob("*")) if path.is_file() and not path.name.endswith(SIDECAR)]
    return [_sample(request, spool, path) for path in samples]


def _sample(request: Request, spool: Spool, path: Path) -> Receipt:
    beside = path.with_name(path.name + SIDECAR)
    said = json.loads(beside.read_bytes()) if beside.is_file() else {}
    known = {**said, "request": request.state.request_id}
    return drop(spool, path.name, [path.read_bytes()], known, None if path.parent == SAMPLES else path.parent.name)
