"""What a sidecar tells of the drop, and not of the article: the receipt, and the request that brought the file."""

import json
import re
from typing import Any

from dateline.spool.claim import Claim, Entry
from dateline.spool.smallfile import read_small

_MOST_BYTES = 1_000_000  # the limit of a sidecar
_RECEIPT = re.compile(r"[A-Za-z0-9_-]{1,64}")
_REQUEST = re.compile(r"[A-Za-z0-9._-]{1,128}")


def receipt_of(claim: Claim, entry: Entry) -> str | None:
    """The receipt under which whoever dropped the file asks for it."""
    return _told(claim, entry, "receipt", _RECEIPT)


def traced(claim: Claim, entry: Entry | None = None) -> dict[str, Any]:
    """The fields of log lines about a claim, or about one file of it: ``claim``, and ``request`` where one is known.

    A claim of several files can have several requests: they stand side by side. A file without one says so, since its
    lines would have those of the others.
    """
    # The sidecar travels with its file, also when a claim is split: that is all the memory this needs.
    if entry is not None:
        return {"claim": claim.id, "request": _told(claim, entry, "request", _REQUEST)}
    requests = dict.fromkeys(filter(None, (_told(claim, each, "request", _REQUEST) for each in claim.entries)))
    return {"claim": claim.id, **({"request": " ".join(requests)} if requests else {})}


def _told(claim: Claim, entry: Entry, field: str, form: re.Pattern[str]) -> str | None:
    """The value in the file's sidecar; None without one, and in a bad one, of which parsing says more."""
    try:
        value = json.loads(read_small(claim.sidecar(entry), _MOST_BYTES)).get(field)
    except (OSError, ValueError, AttributeError, RecursionError):
        return None
    return value if isinstance(value, str) and form.fullmatch(value) else None
