"""A store in memory: for trials of many thousand articles, and to see what the index must do."""

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from dateline.grouping.copies import COPIES_SEEN, KEYS_MET, keys
from dateline.grouping.member import Member
from dateline.grouping.stories import NEIGHBOURS, TERMS_MET, WINDOW, looked_up

_Postings = defaultdict[Hashable, list[str]]


class MemoryStore:
    """Members by id, by key and by term. For one thread."""

    def __init__(self) -> None:
        self._members: dict[str, Member] = {}
        self._by_key: _Postings = defaultdict(list)
        self._by_term: _Postings = defaultdict(list)
        self._went: dict[str, str] = {}

    def get(self, ids: Collection[str]) -> dict[str, Member]:
        return {id_: self._members[id_] for id_ in ids if id_ in self._members}

    def put(self, members: Sequence[Member], *, found: bool) -> dict[str, Member]:  # noqa: ARG002  all is
        written = {}
        for member in members:
            known = self._members.get(member.id)
            if (known.revision if known else None) != member.revision:
                continue
            if known is None or known.fingerprint != member.fingerprint:
                for postings in self._postings(known) if known else ():
                    postings.remove(member.id)
                for postings in self._postings(member):
                    postings.append(member.id)
            written[member.id] = self._members[member.id] = replace(
                member, revision=(known.revision or 0) + 1 if known else 1
            )
        return written

    def alike(self, members: Sequence[Member]) -> list[list[Member]]:
        return [self._sharing(self._by_key, dict.fromkeys(keys(one.fingerprint), 1.0))[:COPIES_SEEN] for one in members]

    def akin(self, members: Sequence[Member]) -> list[list[Member]]:
        found = []
        for one in members:
            near = self._sharing(self._by_term, looked_up(one.fingerprint.terms))
            found.append([it for it in near if it.original is None and abs(it.at - one.at) <= WINDOW][:NEIGHBOURS])
        return found

    def copies(self, originals: Collection[str]) -> list[Member]:
        return [member for member in self._members.values() if member.original in originals]

    def merged(self, stories: Collection[str]) -> Mapping[str, str]:
        return {story: self._went[story] for story in stories if story in self._went}

    def merge(self, story: str, into: str) -> str:
        return self._went.setdefault(story, into)

    def _postings(self, member: Member) -> Iterator[list[str]]:
        """All lists that the member is in."""
        yield from (self._by_key[key] for key in keys(member.fingerprint))
        yield from (self._by_term[term] for term in member.fingerprint.terms)

    def _sharing(self, postings: _Postings, weights: Mapping[Any, float]) -> list[Member]:
        """The members under at least two of these, those with the most weight first."""
        score: defaultdict[str, float] = defaultdict(float)
        met: Counter[str] = Counter()
        for name, weight in weights.items():
            for id_ in postings.get(name, ()):
                score[id_] += weight
                met[id_] += 1
        least = min(KEYS_MET, TERMS_MET)
        best = sorted((id_ for id_ in score if met[id_] >= least), key=lambda id_: (-score[id_], id_))
        return [self._members[id_] for id_ in best]
