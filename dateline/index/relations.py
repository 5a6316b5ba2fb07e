"""What an article has to do with others, in the index: its original and its story, told in the articles themselves."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from elasticsearch import Elasticsearch

from dateline.article import WITHDRAWN, Article, Fingerprint, Provenance
from dateline.grouping import ContestedError, Member, relate
from dateline.grouping.store import resolved
from dateline.index.bulk import Operation, put, send
from dateline.index.document import to_article
from dateline.index.errors import UnavailableError
from dateline.index.fetch import fetch
from dateline.index.groupstore import GroupStore
from dateline.index.vectors import take
from dateline.index.verdict import Verdict

COPIES = "copies/1"
STORIES = "stories/1"
"""The names and versions under which the articles have them, in their provenance and among their steps."""

_STORY = 10_000  # articles of stories that go into others at once; the largest have some hundred

_FOLLOWERS = 1_000  # copies of one text: some hundred newspapers print what an agency sends

_ROUNDS = 10  # as long as somebody else changes the same members in between


class Relations:
    """Relate articles before they are written, and settle afterwards what has changed meanwhile, for others too."""

    def __init__(self, client: Elasticsearch, alias: str) -> None:
        self._client = client
        self._alias = alias
        self._store = GroupStore(client, alias)

    def ensure(self) -> None:
        """Make the index of the groups unless it is there."""
        self._store.ensure()

    def relate(self, articles: Sequence[Article], *, placed: bool = False) -> dict[str, Member]:
        """Set ``duplicate_of``, ``similarity`` and ``story_id`` of the articles that have a fingerprint.

        One that is taken back leads no copies, one under embargo none that come out before it. With ``placed`` the
        articles are from the index, and placed anew only where other rules placed them. Gives back all members that
        this touched, for ``settle``. Raises UnavailableError when others keep changing the same members.
        """
        # Of several versions of one article the newest comes last, and stays.
        told = sorted(
            (article for article in articles if article.fingerprint or _is_withdrawn(article)),
            key=lambda article: article.version,
        )
        if not told:
            return {}
        members = self._related(
            {article.id: _as_member(article) for article in told}.values(),
            {article.id for article in told if _is_held_back(article) or (placed and _is_outdated(article))},
        )
        for article in told:
            _tell(article, members[article.id])
        return members | self._left_untold({article.id for article in told if _is_withdrawn(article)})

    def fingerprints(self, ids: Collection[str]) -> dict[str, Fingerprint]:
        """What is kept beside the index of these articles, of those that were placed."""
        return {id_: member.fingerprint for id_, member in self._store.get(ids).items()}

    def withdraw(self, versions: Mapping[str, int], *, refresh: bool) -> None:
        """Lead the copies of these articles to others, in the index too: call it before they are hidden or deleted.

        ``versions``: by id, that in which they are hidden; that in which they are deleted. What comes again in an older
        one finds its place taken. Doing it again is harmless, and finishes what was cut short. Raises UnavailableError.
        """
        members = self._related([one.withdrawn(versions[id_]) for id_, one in self._store.get(versions).items()])
        self.settle(members | self._left_untold(versions), {}, refresh=refresh)

    def retell(self, ids: Collection[str]) -> None:
        """Bring articles that were written over themselves to what their members say now. Raises UnavailableError."""
        self.settle(self._store.get(ids), {}, refresh=False)

    def _related(self, members: Collection[Member], anew: Collection[str] = ()) -> dict[str, Member]:
        try:
            return relate(self._store, members, anew)
        except ContestedError as error:
            raise UnavailableError(error.reason, error.advice) from error

    def _left_untold(self, withdrawn: Collection[str]) -> dict[str, Member]:
        """The members of articles that say they are copies of these: a worker may have died before it told them."""
        if not withdrawn:
            return {}
        query = {"terms": {"duplicate_of": list(withdrawn)}}
        found = self._client.search(index=self._alias, query=query, size=_FOLLOWERS, source=False)
        return self._store.get({hit["_id"] for hit in found["hits"]["hits"]})

    def settle(self, members: Mapping[str, Member], verdicts: Mapping[str, Verdict], *, refresh: bool) -> None:
        """Bring the articles in the index to what the members say now, after those just written got these verdicts.

        Another worker may have led one of ours to another original before it was there to be changed.
        """
        merged = self._store.take_merged()
        self._settle_members(members, verdicts, refresh=refresh)
        if merged:
            self._settle_stories(merged, refresh=refresh)

    def _settle_members(self, members: Mapping[str, Member], verdicts: Mapping[str, Verdict], *, refresh: bool) -> None:
        rejected = {id_ for id_, verdict in verdicts.items() if verdict.outcome == "rejected"}
        self._store.remove(rejected & members.keys())
        fresh = {id_ for id_, verdict in verdicts.items() if verdict.outcome == "indexed"}
        told = {id_: member for id_, member in members.items() if id_ in fresh}
        for _ in range(_ROUNDS):
            now = self._today(members.keys() - rejected)
            changed = {id_: one for id_, one in now.items() if id_ not in told or _said(one) != _said(told[id_])}
            if not changed:
                return
            self._rewrite(changed, refresh=refresh)
            told |= changed
        raise UnavailableError("Other workers keep placing the same articles.", "It is tried again by itself.")

    def _settle_stories(self, merged: Collection[str], *, refresh: bool) -> None:
        """Bring the articles of stories that went into others to those.

        Whoever writes such an article after this has looked for them sees in ``_today`` where its story went.
        """
        self._client.indices.refresh(index=self._alias)
        query = {"terms": {"story_id": list(merged)}}
        found = self._client.search(index=self._alias, query=query, size=_STORY, source=False)
        self._rewrite(self._today({hit["_id"] for hit in found["hits"]["hits"]}), refresh=refresh)

    def _today(self, ids: Collection[str]) -> dict[str, Member]:
        """These members, each in what its story is part of today."""
        members = self._store.get(ids)
        stories = resolved(self._store, {member.story for member in members.values() if member.story})
        return {
            id_: replace(member, story=stories[member.story]) if member.story else member
            for id_, member in members.items()
        }

    def _rewrite(self, members: Mapping[str, Member], *, refresh: bool) -> None:
        """Say in these articles what their members say, in those that are in the index and say something else."""
        operations = [
            operation
            for number, document in enumerate(fetch(self._client, self._alias, members, vectors=True))
            if (operation := _changed(number, document, members[document["_id"]]))
        ]
        if operations:
            # An article of a newer version is refused to us: whoever wrote that settles it.
            send(self._client, self._alias, operations, refresh=refresh)


def _as_member(article: Article) -> Member:
    member = Member.of(article)
    return member.withdrawn(member.version) if _is_withdrawn(article) else member


def _is_withdrawn(article: Article) -> bool:
    return article.pub_status in WITHDRAWN


def _is_held_back(article: Article) -> bool:
    return article.embargoed is not None and article.embargoed > datetime.now(UTC)


def _is_outdated(article: Article) -> bool:
    """Whether it was placed by rules of another version, or never."""
    return not {COPIES, STORIES} <= set(article.steps)


def _changed(number: int, document: Mapping[str, Any], member: Member) -> Operation | None:
    vector = take(document["_source"])
    article = to_article(document["_source"])
    if _told(article) == _said(member):
        return None
    _tell(article, member)
    return put(number, article, document["_version"], "external_gte", vector)


def _told(article: Article) -> tuple[str | None, float | None, str | None]:
    return article.duplicate_of, article.similarity, article.story_id


def _said(member: Member) -> tuple[str | None, float | None, str | None]:
    return member.original, member.similarity, member.story


def _tell(article: Article, member: Member) -> None:
    """Say in the article what its member says, and note by which rules, as a step of enrichment is noted."""
    placings = {label.partition("/")[0]: label for label in (COPIES, STORIES)}
    others = [label for label in article.steps if label.partition("/")[0] not in placings]
    article.steps = [*others, *placings.values()]
    article.duplicate_of, article.similarity, article.story_id = _said(member)
    for field, confidence, step in (
        ("duplicate_of", member.similarity, COPIES),
        ("story_id", member.nearness, STORIES),
    ):
        article.provenance.pop(field, None)
        if getattr(article, field):
            article.provenance[field] = Provenance(origin="derived", confidence=confidence, step=step)
