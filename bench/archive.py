"""An archive of invented articles to search in, written at once: with names, places, sources, keywords and copies."""

import random
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import islice

import httpx

from bench.texts import BODIES, FIRST, LAST, TOWNS, Text, invented
from dateline.article import Article, Entity, FileRef, Location, Place, Source
from dateline.index.write import ArticleWriter
from dateline.settings import Settings

_BATCH = 500  # articles a bulk request
_APART = timedelta(minutes=10)  # between two articles: 100,000 of them are two years
_COPIES = 0.1  # the share of articles with the text of the one before
_OUTLETS = [f"{town} {kind}" for town in TOWNS for kind in ("Gazette", "Post", "Herald")]
_MIDDLE = "ABCDEFGHIJKLMNOPRSTVW"


def fill(settings: Settings, count: int, seed: int = 3) -> None:
    """Write so many articles into the index of these settings, and make them searchable."""
    articles = _articles(count, seed)
    with closing(ArticleWriter(settings)) as writer:
        while batch := list(islice(articles, _BATCH)):
            verdicts = writer.write(batch, refresh=False)
            assert all(verdict.outcome == "indexed" for verdict in verdicts)
    httpx.post(f"{settings.elasticsearch}/{settings.index}/_refresh", timeout=60).raise_for_status()


def _articles(count: int, seed: int) -> Iterator[Article]:
    chance = random.Random(seed)
    now = datetime.now(UTC)
    original: Article | None = None
    for number, text in enumerate(invented(count, seed)):
        article = _article(text, chance, now - number * _APART)
        if original and chance.random() < _COPIES:
            # Who is named in it, and what it is about, is the same in the same text.
            own = {name: getattr(article, name) for name in ("id", "uri", "source", "published")}
            article = original.model_copy(update=own)
            article.body, article.duplicate_of = f"{original.body}\n\n.", original.id
        else:
            original = article
        yield article.identified()


def _article(text: Text, chance: random.Random, published: datetime) -> Article:
    article = Article(headline=text.headline, body=text.body, language="en", published=published)
    article.published_precision = "full"
    article.source = Source(name=chance.choice(_OUTLETS))
    article.people = [
        _entity(f"{chance.choice(FIRST)} {chance.choice(_MIDDLE)}. {chance.choice(LAST)}") for _ in range(3)
    ]
    article.organisations = [_entity(name) for name in chance.sample(BODIES, 2)]
    article.places = [
        Place(
            name=name,
            mentions=[name],
            spans=[(0, len(name))],
            location=Location(lat=chance.uniform(-60, 60), lon=chance.uniform(-180, 180)),
        )
        for name in chance.sample(TOWNS, 2)
    ]
    article.keywords = text.headline.split()[-2:]
    article.file = FileRef(id="bench", name="bench.txt")
    return article.identified()


def _entity(name: str) -> Entity:
    return Entity(name=name, mentions=[name], spans=[(0, len(name))])
