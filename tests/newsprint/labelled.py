"""The labelled articles of ``articles/``: for the tests and for the bench."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.article import Article

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Labelled:
    """An invented article: its text, the lines that are to be cut from it, and values that reading must give.

    ``in_doubt``: the lines are kept all the same, as Dateline cannot be certain of them.
    """

    name: str
    text: str
    cut: tuple[str, ...]
    in_doubt: bool
    values: dict[str, Any]


def labelled_articles() -> list[Labelled]:
    """All of them, by name."""
    labels = tomllib.loads((_HERE / "labels.toml").read_text("utf-8"))
    return [_labelled(name, label) for name, label in sorted(labels.items())]


def unlabelled() -> set[str]:
    """Names of articles that no label speaks of, and of labels without an article."""
    labels = tomllib.loads((_HERE / "labels.toml").read_text("utf-8"))
    return {path.stem for path in (_HERE / "articles").glob("*.txt")} ^ set(labels)


def values_of(article: Article) -> dict[str, Any]:
    """The values of an article in the form of the labels: an empty text stands for null."""
    dateline = article.dateline
    return {
        "headline": article.headline,
        "abstract": article.abstract or "",
        "section": article.section or "",
        "byline": article.byline or "",
        "authors": article.authors,
        "dateline": dateline.text if dateline else "",
        "located": (dateline.located or "") if dateline else "",
        "agency": (dateline.source or "") if dateline else "",
        "date": str(dateline.date or "") if dateline else "",
        "published": f"{article.published:%Y-%m-%dT%H:%M}" if article.published else "",
        "updated": f"{article.updated:%Y-%m-%dT%H:%M}" if article.updated else "",
        "precision": article.published_precision,
        "source": article.source.name or "",
    }


def _labelled(name: str, label: dict[str, Any]) -> Labelled:
    text = (_HERE / "articles" / f"{name}.txt").read_text("utf-8")
    lines = text.splitlines()
    cut = tuple(" ".join(lines[number - 1].split()) for number in label.pop("cut"))
    return Labelled(name, text, cut, label.pop("in_doubt", False), label)
