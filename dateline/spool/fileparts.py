"""What became of each part of a dropped file: of every member of a bundle, every row of a data set."""

from collections.abc import Iterable, Iterator
from itertools import islice

from dateline.spool import portions
from dateline.spool.claim import Claim
from dateline.spool.ending import decided
from dateline.spool.layout import Spool
from dateline.spool.parts import Part
from dateline.spool.whereabouts import claims_of


def find_parts(spool: Spool, file_id: str, first: int = 0) -> Iterator[Part]:
    """The parts of the file from the one of this number on; none when there is no such file.

    While the file is pending, what is known so far.
    """
    claim = next(claims_of(spool, file_id), None)
    if claim is None:
        return
    number = int(file_id.rpartition(".")[2])
    if len(claim.entries) == 1 and (claim.folder / portions.PARTS).exists():
        yield from portions.read_parts(claim, first)
    else:
        yield from islice((part for part in _all(claim) if part.file == number), first, None)


def _all(claim: Claim) -> Iterable[Part]:
    record = decided(claim)
    return [Part.of(told) for told in record["parts"]] if record and record["parts"] else portions.read_parts(claim)
