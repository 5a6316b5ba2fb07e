"""The claims in which a file may be found, by its id: it may have been split off, and may move while one looks."""

from collections.abc import Iterator

from dateline.spool.claim import Claim, load_claim
from dateline.spool.layout import Spool, split_file_id


def claims_of(spool: Spool, file_id: str) -> Iterator[Claim]:
    """The claims that have an entry for the file, those being worked on first; none for what is no id of a file."""
    place = split_file_id(file_id)
    if place is None:
        return
    claim_id, number = place
    # Twice: between two looks, the claim may go from the first place to the second.
    for folder in 2 * (spool.claim_folder, spool.archive_folder):
        for candidate in (f"{claim_id}.{number}", claim_id):
            claim = load_claim(folder(candidate))
            if claim and any(entry.number == number for entry in claim.entries):
                yield claim
