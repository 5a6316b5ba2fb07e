"""The cut of what is not the story's: precision and recall over labelled articles, and real texts left whole."""

import random

from bench.figures import Figure, Options
from bench.reading import article_of
from bench.scorers import DATA
from dateline.article import Article
from dateline.newsprint.paragraphs import paragraphs
from dateline.newsprint.teasers import teasers
from tests.newsprint.labelled import labelled_articles

_TEXTS = DATA / "txt/bbc"


def quality(options: Options) -> list[Figure]:
    """Of the paragraphs cut, how many were to be cut; of those to be cut, how many were; and of texts without any."""
    return [*_cuts(), *_real_texts(options)]


def _cuts() -> list[Figure]:
    cut = right = wanted = 0
    articles = labelled_articles()
    for labelled in articles:
        removed = [piece.text for piece in article_of(labelled.text).removed]
        cut += len(removed)
        right += len(set(removed) & set(labelled.cut))
        wanted += len(labelled.cut)
    note = f"{len(articles)} labelled articles, {wanted} paragraphs to be cut"
    return [
        Figure("teasers cut: precision", right / max(1, cut), at_least=0.99, note=note),
        Figure("teasers cut: recall", right / max(1, wanted), at_least=0.9, note=note),
    ]


def _real_texts(options: Options) -> list[Figure]:
    """News texts that end where they end: none may be cut into. And the same with other stories' leads behind them."""
    paths = sorted(_TEXTS.rglob("*.txt"))
    if not paths:
        return []
    paths = paths[: options.pick(len(paths), 200)]
    texts = [path.read_bytes().decode("utf-8", "replace") for path in paths]
    articles = [article_of(text) for text in texts]
    headed = sum(
        article.headline == " ".join(text.partition("\n")[0].split())
        for text, article in zip(texts, articles, strict=True)
    )
    whole = sum(_is_whole(text, article) for text, article in zip(texts, articles, strict=True))
    stories = [[line for line in paragraphs(text) if line][1:] for text in texts]
    leads = [story[0].rstrip(".") for story in stories if 8 <= len(story[0].split()) <= 25 and ". " not in story[0]]
    chance = random.Random(5)
    tails = [chance.sample(leads, chance.randint(3, 6)) for _ in stories]
    cut = [teasers([*story, *tail]) for story, tail in zip(stories, tails, strict=True)]
    right = sum(min(count, len(tail)) for count, tail in zip(cut, tails, strict=True))
    note = f"{len(texts)} news texts"
    spliced = f"{note}, each with 3 to 6 leads of others behind it"
    return [
        Figure("real texts: first line is the headline", headed / len(texts), at_least=1, note=note),
        Figure("real texts: left whole", whole / len(texts), at_least=1, note=note),
        Figure("spliced teasers: precision", right / max(1, sum(cut)), at_least=0.99, note=spliced),
        Figure("spliced teasers: recall", right / sum(map(len, tails)), at_least=0.9, note=spliced),
    ]


def _is_whole(text: str, article: Article) -> bool:
    """Whether every word under the first line is in a part that is shown, in its order, and none was cut."""
    dateline = article.dateline.text if article.dateline else ""
    shown = " ".join(filter(None, (article.byline, article.abstract, dateline, article.body)))
    return not article.removed and shown.split() == text.partition("\n")[2].split()
