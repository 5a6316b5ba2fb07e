"""Placing new articles among their copies and in their story.

Nothing is locked. A member is first made visible and only then looks around, so of two that arrive at once at least one
sees the other; and a decision is written only where nobody has written since. Which of several copies came first is the
same whoever asks, so all come to the same end in any order.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from dateline.grouping.copies import shared
from dateline.grouping.member import Member
from dateline.grouping.store import ContestedError, Store
from dateline.grouping.table import Table

_ROUNDS = 20  # a round takes some milliseconds, and in each at least one of those that compete gets ahead


def relate(store: Store, arrived: Collection[Member], anew: Collection[str] = ()) -> dict[str, Member]:
    """Place these members. All that were decided or changed on their account, others too, by id.

    A member that was placed before stays where it is unless its text has changed, or its id is in ``anew``; in its
    story it stays even then. Raises ContestedError when others keep changing the same members; the call may then be
    repeated.
    """
    known = store.get({member.id for member in arrived})
    # What an earlier delivery of these decided may have been cut short before it was told on.
    followers = store.copies(known.keys())
    touched, met = {one.id: one for one in followers}, set(known)
    for _ in range(_ROUNDS):
        known |= _announced(store, arrived, known, anew)
        anew = ()
        pending = [member for member in known.values() if not member.decided]
        released = _released(followers, pending) if pending else _orphans(store, known | touched, met)
        if not pending and not released:
            led = _straightened(store, known | touched)
            touched |= led
            if not led:
                return known | touched
            continue  # whoever they were led to may have been withdrawn meanwhile
        table = Table(store, pending, released, followers)
        table.place_all()
        changed, waiting = table.changed(), {member.id for member in pending}
        # Others first: as long as one of them is contested, those that depend on it stay to be placed.
        others = [member for member in changed if member.id not in waiting]
        written = store.put(others, found=False)
        touched |= written
        if len(written) == len(others):
            known |= store.put([member for member in changed if member.id in waiting], found=False)
        # As they are now, where somebody else was first.
        if len(written) < len(others) or not all(member.decided for member in known.values()):
            known, touched, followers = store.get(known.keys()), store.get(touched.keys()), store.copies(met)
    raise _contested()


def _released(followers: Iterable[Member], pending: Iterable[Member]) -> list[Member]:
    """Those that follow a member that is to be placed anew, and that it cannot lead any more."""
    heads = {member.id: member for member in pending}
    return [
        one for one in followers if one.original in heads and one.id not in heads and not heads[one.original].leads(one)
    ]


def _orphans(store: Store, placed: Mapping[str, Member], met: Collection[str]) -> list[Member]:
    """Those that follow a bare member, which cannot lead: of ``placed``, and of all for bare ones ``met`` before.

    It happens where another worker made a copy of an original while this one withdrew it. Each looks after it has
    written, so the second of them sees both.
    """
    heads = store.get({member.original for member in placed.values() if member.original})
    bare = {id_ for id_, member in (heads | dict(placed)).items() if member.is_bare}
    near = [*placed.values(), *store.copies(bare.intersection(met))]
    return list({member.id: member for member in near if member.original in bare}.values())


def _straightened(store: Store, placed: Mapping[str, Member]) -> dict[str, Member]:
    """Lead those that follow a copy to the original of that; those that were led.

    It happens where another worker made a copy of an original while this one made a copy of it. Each looks after it
    has written, so the second of them sees both.
    """
    led: dict[str, Member] = {}
    copies = {id_: member for id_, member in placed.items() if member.original}
    for _ in range(_ROUNDS):
        heads = store.get({member.original for member in copies.values() if member.original})
        leads = {id_: member.original for id_, member in (heads | copies).items() if member.original}
        near = [*copies.values(), *store.copies(copies.keys())]
        astray = {member.id: member for member in near if member.original in leads}
        if not astray:
            return led
        firsts = store.get({leads[member.original] for member in astray.values() if member.original})
        # A bare one leads nobody: whoever follows it is being placed anew, and stands for it until then.
        astray = {id_: one for id_, one in astray.items() if not _is_bare(firsts.get(leads[one.original or ""]))}
        if not astray:
            return led
        led |= store.put(
            [_follower(one, firsts.get(leads[one.original or ""])) for one in astray.values()], found=False
        )
        copies = {id_: member for id_, member in store.get(copies.keys()).items() if member.original}
    raise _contested()


def _is_bare(member: Member | None) -> bool:
    return member is not None and member.is_bare


def _follower(member: Member, first: Member | None) -> Member:
    """The member as a copy of this one; of none, where that was taken out again."""
    if first is None or first.id == member.id:
        return replace(member, original=None, similarity=None)
    return replace(member, original=first.id, similarity=shared(member.fingerprint, first.fingerprint))


def _contested() -> ContestedError:
    return ContestedError("Other workers keep placing the same articles.", "It is tried again by itself.")


def _announced(
    store: Store, arrived: Iterable[Member], known: Mapping[str, Member], anew: Collection[str]
) -> dict[str, Member]:
    """Put in, for all to see, the members that are new, moved, or to be placed ``anew``; those that were."""
    wanted = {member.id: member for member in arrived}
    news = [
        known[id_].moved_to(member) if id_ in known else member
        for id_, member in wanted.items()
        if id_ not in known
        or known[id_].is_outdated_by(member)
        or (id_ in anew and member.version >= known[id_].version)
    ]
    written = store.put(news, found=True)
    # One that was refused was put in by another delivery of it at this moment, which is as good.
    return written | store.get({member.id for member in news} - written.keys())
