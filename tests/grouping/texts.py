"""Invented stories, and what becomes of them on their way through other newsrooms."""

import random
from datetime import UTC, datetime, timedelta
from typing import Any

from bench.texts import invented
from dateline.article import Article
from dateline.enrich.fingerprint import FINGERPRINT
from dateline.grouping import Member

NOON = datetime(2025, 2, 9, 12, tzinfo=UTC)


def body(number: int = 0, characters: int = 1_500) -> str:
    """The text of an invented article; each number another one."""
    return invented(number + 1, seed=7, characters=characters)[number].body


def article(text: str, name: str, *, minutes: float = 0, **fields: Any) -> Article:
    """An article of this text and name, that came out so many minutes after noon, with its fingerprint."""
    came_out = NOON + timedelta(minutes=minutes)
    given = {"id": name, "published": came_out, "published_precision": "full", "received": came_out, **fields}
    made = Article(headline=f"Headline of {name}", body=text, **given)
    FINGERPRINT.apply([made])
    return made


def member(text: str, name: str, *, minutes: float = 0, terms: dict[str, float] | None = None) -> Member:
    """Such an article as a member; without terms it has no story."""
    made = article(text, name, minutes=minutes)
    assert made.fingerprint
    made.fingerprint = made.fingerprint.model_copy(update={"terms": terms or {}})
    return Member.of(made)


def cut(text: str, share: float) -> str:
    """The first part of a text."""
    return text[: int(len(text) * share)]


def edited(text: str, every: int = 25) -> str:
    """The text with every so many words another one in small letters."""
    chance = random.Random(3)
    words = text.split(" ")
    for at in range(every, len(words), every):
        words[at] = chance.choice("meanwhile nearly again rather perhaps".split())
    return " ".join(words)


def on_template(text: str) -> str:
    """The text with all its names and numbers exchanged: another event told in the same words."""
    chance = random.Random(5)
    small = {word.strip(".,“”") for word in text.split() if word.islower()}
    names = "Oduya Petrov Lindgren Amsel Castro Yilmaz Novotny Ferrer Imoto Barzani".split()

    def other(word: str) -> str:
        bare = word.strip(".,“”;")
        if any(sign.isdigit() for sign in bare):
            return str(chance.randint(100, 999))
        return chance.choice(names) if bare[:1].isupper() and bare.lower() not in small else word

    return "\n\n".join(" ".join(other(word) for word in line.split()) for line in text.split("\n\n"))
