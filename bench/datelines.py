"""Datelines of wire stories, where a sample of them lies beside the repository: their place, their day, their end."""

import json
import re
from datetime import UTC, date, datetime
from typing import Any

from bench.figures import Figure, Options
from bench.reading import article_of
from bench.scorers import DATA, SHARED, scorer
from dateline.article import Article
from dateline.formats.rules.sidecar import Sidecar

_SAMPLE = DATA / "dateline/reuters.jsonl"
_SCORER = SHARED / "score/score_dateline.py"


def quality(options: Options) -> list[Figure]:
    """The share of places and days that are right, and of bodies that do not begin with a dateline."""
    if not (_SAMPLE.exists() and _SCORER.exists()):
        return []
    gold = [json.loads(line) for line in _SAMPLE.read_text("utf-8").splitlines()]
    gold = gold[: options.pick(len(gold), 300)]
    articles = {row["id"]: _read(row) for row in gold}
    predicted = {
        key: {"place": article.dateline and article.dateline.located, "body": article.body}
        for key, article in articles.items()
    }
    days = [articles[row["id"]].dateline for row in gold]
    right = sum(bool(found) and found.date == _day(row) for row, found in zip(gold, days, strict=True) if found)
    score = scorer(_SCORER).score(gold, predicted)
    note = f"{score['n']} wire stories"
    return [
        Figure("datelines: place exact", score["place_exact"], at_least=0.99, note=note),
        Figure("datelines: day exact", right / len(gold), at_least=0.99, note=note),
        Figure("datelines: first word of the place", score["city_first_word"], note=note),
        Figure("datelines: off the body", score["dateline_off_body"], note=note),
    ]


def _read(row: dict[str, Any]) -> Article:
    """A dateline prints no year: the file's own day tells it, as a sidecar does for a file of plain text."""
    return article_of(row["text"], sidecar=Sidecar(published=_sent(row)))


def _sent(row: dict[str, Any]) -> datetime:
    return datetime.strptime(row["date"].strip(), "%d-%b-%Y %H:%M:%S.%f").replace(tzinfo=UTC)


def _day(row: dict[str, Any]) -> date | None:
    """The day that the label names, in the year of the story; None for a label with a slip of the pen."""
    month, _, day = row["month_day"].partition(" ")
    try:
        return datetime.strptime(f"{month[:3]} {int(re.sub(r'[^0-9]', '', day))} {_sent(row).year}", "%b %d %Y").date()  # noqa: DTZ007
    except ValueError:
        return None
