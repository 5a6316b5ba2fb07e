"""Following dropped files to their end, by what the disk says of them."""

import time
from collections.abc import Callable, Iterator, Sequence

from dateline.spool.drop import Receipt
from dateline.spool.filerecord import FileRecord, find_record
from dateline.spool.layout import Spool

# The files end about in the order of their dropping; to look at all of thousands would cost the workers a core.
_WINDOW = 64
_ENDS = ("indexed", "duplicate", "failed")
_SHORTEST_PAUSE, _LONGEST_PAUSE = 0.03, 0.4


def follow(
    spool: Spool, receipts: Sequence[Receipt], seconds: float, tell: Callable[[FileRecord], object] = lambda _: None
) -> Iterator[tuple[Receipt, FileRecord | None]]:
    """Each file with its record, as they end; after ``seconds``, those that have not ended, with None.

    ``tell`` is called with the records of those that are on their way, each time they are looked at.
    """
    waiting = list(receipts)
    end = time.monotonic() + seconds
    pause = _SHORTEST_PAUSE
    while waiting and time.monotonic() < end:
        ended: set[str] = set()
        for receipt in waiting[:_WINDOW]:
            record = find_record(spool, receipt.id)
            if record and record.status in _ENDS:
                ended.add(receipt.id)
                yield receipt, record
            elif record:
                tell(record)
        waiting = [receipt for receipt in waiting if receipt.id not in ended]
        pause = _SHORTEST_PAUSE if ended else min(_LONGEST_PAUSE, pause * 1.2)
        if waiting:
            time.sleep(pause)
    for receipt in waiting:
        yield receipt, None
