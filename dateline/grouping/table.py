"""The members of one round of placing: those to be placed, what they may belong to, and what was decided so far."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from dateline.grouping.copies import is_copy, shared
from dateline.grouping.member import Member
from dateline.grouping.store import Store, merge, resolved
from dateline.grouping.stories import Neighbour, belonging


class Table:
    """Place the members that wait for it; then ask what has changed.

    ``pending`` ones are new or moved. ``released`` ones were placed, as copies of what cannot lead them any more; until
    they are placed again that is what the store says. ``followers`` are copies of any that came before.
    """

    def __init__(
        self, store: Store, pending: Sequence[Member], released: Sequence[Member], followers: Sequence[Member]
    ) -> None:
        self._store = store
        self._read: dict[str, Member] = {}
        self._now: dict[str, Member] = {}
        waiting = [*pending, *released]
        self._see([*waiting, *followers])
        for member in released:
            self._set(replace(member, original=None, similarity=None, decided=False))
        self._waiting = {member.id for member in waiting}
        self._alike = dict(zip((member.id for member in waiting), store.alike(waiting), strict=True))
        self._akin = dict(zip((member.id for member in waiting), store.akin(waiting), strict=True))
        found = {one.id: one for some in (*self._alike.values(), *self._akin.values()) for one in some}
        # A search may show a member as it arrived that has been placed by now.
        found |= store.get({one.id for one in found.values() if not one.decided and one.id not in self._now})
        self._see(found.values())
        self._stories = resolved(store, {_story(member) for member in self._now.values()})

    def place_all(self) -> None:
        """Decide of each that waits what it is a copy of, and its story; of those that came out first first."""
        for member in sorted((self._now[id_] for id_ in self._waiting), key=lambda one: one.order):
            self._place(member.id)

    def _place(self, id_: str) -> None:
        member = self._now[id_]
        found = [self._now[one.id] for one in self._alike[id_] if one.id != id_]
        copies = [one for one in found if is_copy(member.fingerprint, one.fingerprint)]
        originals = {one.id: one for one in map(self._original, [member, *copies])}
        first = min(originals.values(), key=lambda one: one.order)
        story, nearness = self._story_of(member, [one for one in originals.values() if one.id != id_])
        for original in originals.values():
            if original.id != first.id:
                self._follow(original, first)
        if not self._now[first.id].decided:
            # It may be in another worker's hands, which must not put it into a story of its own.
            self._set(replace(self._now[first.id], story=story))
        self._set(replace(self._now[id_], story=story, nearness=nearness, decided=True))
        self._waiting.discard(id_)

    def changed(self) -> list[Member]:
        """All members that are not as they were read."""
        return [member for id_, member in self._now.items() if member != self._read[id_]]

    def _original(self, member: Member) -> Member:
        """The first article with this member's text, as far as is known."""
        passed = {member.id}
        while member.original is not None and member.original not in passed:
            passed.add(member.original)
            if member.original not in self._now:
                self._see(self._store.get({member.original}).values())
            if member.original not in self._now or self._now[member.original].is_bare:
                break  # it was taken out again: the copy stands for it
            member = self._now[member.original]
        return member

    def _follow(self, original: Member, first: Member) -> None:
        """Make an original, and with it its copies, copies of one that came out before."""
        if original.decided:
            self._see(one for one in self._store.copies({original.id}) if one.id not in self._now)
        for one in [original, *(one for one in self._now.values() if one.original == original.id)]:
            self._set(replace(one, original=first.id, similarity=shared(one.fingerprint, first.fingerprint)))

    def _story_of(self, member: Member, originals: Sequence[Member]) -> tuple[str | None, float | None]:
        """The story of this member and its nearness to it: that of its copies, else of others, else its own."""
        told = {self._today(one) for one in (member, *originals) if one.story}
        if told:
            self._unite(told)
            return min(told), member.nearness
        if not member.fingerprint.terms:
            return None, None
        # Those that are still to be placed here will see this one.
        akin = [self._now[one.id] for one in self._akin[member.id] if one.id not in self._waiting]
        scores = belonging(
            member.fingerprint.terms, [Neighbour(self._today(one), one.fingerprint.terms) for one in akin]
        )
        if not scores:
            return member.own_story, None
        self._unite(scores)
        return min(scores), max(scores.values())

    def _today(self, member: Member) -> str:
        """The story of a member; one that nobody has placed yet is alone in its own."""
        return self._stories.setdefault(_story(member), _story(member))

    def _unite(self, stories: Collection[str]) -> None:
        """Make these stories one, in the store and on the table."""
        first = min(stories)
        for story in stories:
            merge(self._store, story, first)
        self._stories = {name: first if now in stories else now for name, now in self._stories.items()}

    def _see(self, members: Iterable[Member]) -> None:
        seen = {member.id: member for member in members if member.id not in self._now}
        self._read |= seen
        self._now |= seen

    def _set(self, member: Member) -> None:
        self._now[member.id] = member


def _story(member: Member) -> str:
    return member.story or member.own_story
