"""Placing new articles among their copies and in their story.

Nothing is locked. A member is first made visible and only then looks around, so of two that arrive at once at least one
sees the other; and a decision is written only where nobody has written since. Which of several copies came first is the
same whoever asks, so all come to the same end in any order.
"""

from collections.abc import Collection, Iterable

from dateline.grouping.member import Member
from dateline.grouping.store import ContestedError, Store
from dateline.grouping.table import Table

_ROUNDS = 20  # a round takes some milliseconds, and in each at least one of those that compete gets ahead


def relate(store: Store, arrived: Collection[Member]) -> dict[str, Member]:
    """Place these members. All that were decided or changed on their account, others too, by id.

    A member that was placed before stays where it is unless its text has changed. Raises ContestedError when others
    keep changing the same members; the call may then be repeated.
    """
    # What an earlier delivery of these decided may have been cut short before it was told on.
    touched = {one.id: one for one in store.copies(store.get({member.id for member in arrived}).keys())}
    for _ in range(_ROUNDS):
        known = _announced(store, arrived)
        pending = sorted((member for member in known.values() if not member.decided), key=lambda one: one.order)
        if not pending:
            return touched | known
        table = Table(store, pending)
        for member in pending:
            table.place(member.id)
        changed = table.changed()
        # Others first: as long as one of them is contested, those that they depend on stay to be placed.
        others = [member for member in changed if member.id not in known]
        if store.put(others, found=False):
            continue
        touched |= {member.id: member for member in others}
        store.put([member for member in changed if member.id in known], found=False)
    raise ContestedError("Other workers keep placing the same articles.", "It is tried again by itself.")


def _announced(store: Store, arrived: Iterable[Member]) -> dict[str, Member]:
    """The members as they are kept; those that are new, or have another text, are put in for all to see."""
    wanted = {member.id: member for member in arrived}
    known = store.get(wanted)
    news = [
        known[id_].moved_to(member) if id_ in known else member
        for id_, member in wanted.items()
        if id_ not in known or known[id_].is_outdated_by(member)
    ]
    if not news:
        return known
    # A member that is refused was put in by another delivery of it, which is as good.
    store.put(news, found=True)
    return store.get(wanted)
