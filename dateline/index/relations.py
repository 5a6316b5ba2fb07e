"""What an article has to do with others, in the index: its original and its story, told in the articles themselves."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from elasticsearch import Elasticsearch

from dateline.article import Article, Provenance
from dateline.grouping import ContestedError, Member, relate
from dateline.index.bulk import Operation, put, send
from dateline.index.document import to_article
from dateline.index.errors import UnavailableError
from dateline.index.groupstore import GroupStore
from dateline.index.verdict import Verdict, reason_in_words

COPIES = "copies/1"
STORIES = "stories/1"
"""The names and versions under which the provenance has them."""

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

    def relate(self, articles: Sequence[Article]) -> dict[str, Member]:
        """Set ``duplicate_of``, ``similarity`` and ``story_id`` of the articles that have a fingerprint.

        Gives back all members that this touched, for ``settle``. Raises UnavailableError when others keep changing
        the same members.
        """
        # Of several versions of one article the newest comes last, and stays.
        told = sorted((article for article in articles if article.fingerprint), key=lambda article: article.version)
        if not told:
            return {}
        try:
            members = relate(self._store, {article.id: Member.of(article) for article in told}.values())
        except ContestedError as error:
            raise UnavailableError(error.reason, error.advice) from error
        for article in told:
            _tell(article, members[article.id])
        return members

    def settle(self, members: Mapping[str, Member], verdicts: Mapping[str, Verdict], *, refresh: bool) -> None:
        """Bring the articles in the index to what the members say now, after those just written got these verdicts.

        Another worker may have led one of ours to another original before it was there to be changed.
        """
        rejected = {id_ for id_, verdict in verdicts.items() if verdict.outcome == "rejected"}
        self._store.remove(rejected & members.keys())
        fresh = {id_ for id_, verdict in verdicts.items() if verdict.outcome == "indexed"}
        told = {id_: member for id_, member in members.items() if id_ in fresh}
        for _ in range(_ROUNDS):
            now = self._store.get(members.keys() - rejected)
            changed = {id_: one for id_, one in now.items() if id_ not in told or _said(one) != _said(told[id_])}
            if not changed:
                return
            self._rewrite(changed, refresh=refresh)
            told |= changed
        raise UnavailableError("Other workers keep placing the same articles.", "It is tried again by itself.")

    def retell(self, articles: Sequence[Article]) -> None:
        """Bring these articles, written over themselves, to what their members say now."""
        written = {article.id: article for article in articles}
        members = self._store.get(written.keys())
        changed = {id_: one for id_, one in members.items() if _told(written[id_]) != _said(one)}
        if changed:
            self._rewrite(changed, refresh=False)

    def forget(self, article_id: str) -> None:
        """Take an article that is deleted out of its group. Its copies find another original when they come again."""
        self._store.remove({article_id})

    def _rewrite(self, members: Mapping[str, Member], *, refresh: bool) -> None:
        """Say in these articles what their members say, in those that are in the index and say something else."""
        operations = [
            operation
            for number, document in enumerate(self._documents(members))
            if (operation := _changed(number, document, members[document["_id"]]))
        ]
        if operations:
            # An article of a newer version is refused to us: whoever wrote that settles it.
            send(self._client, self._alias, operations, refresh=refresh)

    def _documents(self, ids: Collection[str]) -> list[dict[str, Any]]:
        answer = self._client.mget(index=self._alias, ids=list(ids))
        for document in answer["docs"]:
            if "error" in document:
                raise UnavailableError(f"Elasticsearch cannot read: {reason_in_words(document['error'])}")
        return [document for document in answer["docs"] if document["found"]]


def _changed(number: int, document: Mapping[str, Any], member: Member) -> Operation | None:
    article = to_article(document["_source"])
    if _told(article) == _said(member):
        return None
    _tell(article, member)
    return put(number, article, document["_version"], "external_gte")


def _told(article: Article) -> tuple[str | None, float | None, str | None]:
    return article.duplicate_of, article.similarity, article.story_id


def _said(member: Member) -> tuple[str | None, float | None, str | None]:
    return member.original, member.similarity, member.story


def _tell(article: Article, member: Member) -> None:
    article.duplicate_of, article.similarity, article.story_id = _said(member)
    for field, confidence, step in (
        ("duplicate_of", member.similarity, COPIES),
        ("story_id", member.nearness, STORIES),
    ):
        article.provenance.pop(field, None)
        if getattr(article, field):
            article.provenance[field] = Provenance(origin="derived", confidence=confidence, step=step)
