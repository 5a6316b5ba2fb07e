"""One article once more: the steps over it as it is in the index and as people have corrected it."""

from collections.abc import Sequence
from contextlib import closing

from dateline import enrich as enrichment
from dateline.article import Article
from dateline.curation.applying import apply
from dateline.curation.journal import Journal
from dateline.index.connection import address, connect, elasticsearch_trouble
from dateline.index.document import to_article
from dateline.index.write import ArticleWriter
from dateline.settings import Settings
from dateline.spool.filerecord import find_original
from dateline.spool.layout import Spool
from dateline.stages.restoring import articles_in


def enrich_again(settings: Settings, article_id: str, steps: Sequence[str] = ()) -> bool:
    """Run these steps, or all, over the article; False when it is not in the index.

    Fields that people gave back come from the archive again. Raises TransientError, RejectedError.
    """
    with closing(ArticleWriter(settings)) as writer:
        article = _stored(settings, writer, article_id)
        if article is None:
            return False
        standing = Journal(Spool(settings.home).corrections).standing(article_id)
        # A step may renew a part of what is kept beside the index.
        article.fingerprint = writer.fingerprints([article_id]).get(article_id)
        _give_back(settings, article, standing.released)
        apply(article, standing)
        for step in enrichment.STEPS:
            if step.name not in settings.skipped_steps and (not steps or step.name in steps):
                enrichment.run(step, [article], settings.step_seconds)
        return writer.rewrite([article]) > 0


def _stored(settings: Settings, writer: ArticleWriter, article_id: str) -> Article | None:
    writer.ensure_index()
    with elasticsearch_trouble(address(settings)), closing(connect(settings)) as client:
        answer = client.mget(index=settings.index, ids=[article_id])
        found = answer["docs"][0]
        return to_article(found["_source"]) if found.get("found") else None


def _give_back(settings: Settings, article: Article, released: frozenset[str]) -> None:
    """Set the fields that nobody corrects any more to what the article's file gave."""
    names = [
        name
        for name in sorted(released)
        if (said := article.provenance.get(name)) is not None and said.origin == "person"
    ]
    if not names:
        return
    claim = find_original(Spool(settings.home), article.file.id)
    of_file = articles_in(claim) if claim else iter(())
    archived = next((one for one in of_file if one.id == article.id), None)
    if "published" in names:
        names.append("published_precision")
    for name in names:
        article.provenance.pop(name, None)
        if archived:
            setattr(article, name, getattr(archived, name))
            if name in archived.provenance:
                article.provenance[name] = archived.provenance[name]
