"""Texts that keep a pattern busy, made from the pattern itself.

For each repetition in it: what comes before it, then what it repeats many times over, then what makes the match fail.
What a part of a pattern matches is drawn by chance, so that branches that overlap are found without proof
(J. Kirrage, A. Rathnayake, H. Thielecke, "Static analysis for regular expression denial-of-service attacks", 2013).
"""

import re
from collections.abc import Iterator
from random import Random
from re import _constants as c  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

_MANY = 16  # a repetition that is bounded by less costs a constant
_DRAWS = 2  # of what a part matches, for each repetition
_ENDS = ("", "!")  # the second one fits into few patterns
_MOST = 60  # texts for one pattern; the longest ones have some hundred repetitions
_POOL = "aA0 .,-_<>()[]{}\"'&;:/\\=#|*@\t\néИ灯’"


def baits(pattern: re.Pattern[Any], size: int, random: Random) -> list[str]:
    """Texts of about so many characters; the same ones for each size."""
    made = list(_made(pattern, size, random))
    return made if len(made) <= _MOST else random.sample(made, _MOST)


def _made(pattern: re.Pattern[Any], size: int, random: Random) -> Iterator[str]:
    text = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    tree = _parser.parse(text, pattern.flags & ~re.UNICODE if isinstance(pattern.pattern, bytes) else pattern.flags)
    seen = set()
    for before, repeated in _repetitions(list(tree), []):
        for _ in range(_DRAWS):
            head, run = _drawn(before, random), _drawn(repeated, random)
            for end in _ENDS:
                if run and (head, run, end) not in seen:
                    seen.add((head, run, end))
                    yield head[:1_000] + run * (size // len(run)) + end


def _repetitions(items: list[Any], before: list[Any]) -> Iterator[tuple[list[Any], list[Any]]]:
    """What comes before each repetition, and what it repeats; two repetitions behind each other are one more."""
    for at, (kind, value) in enumerate(items):
        ahead = before + items[:at]
        if kind in (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT):
            inner = list(value[2])
            if value[1] >= _MANY:
                yield ahead, inner
                yield ahead, [*inner, *items[at + 1 : at + 3]]
            yield from _repetitions(inner, ahead)
        else:
            for branch in _branches(kind, value):
                yield from _repetitions(branch, ahead)
    if before or len(items) > 1:
        yield [], before + items  # the whole, again and again


def _branches(kind: Any, value: Any) -> list[list[Any]]:
    if kind is c.SUBPATTERN:
        return [list(value[3])]
    if kind is c.BRANCH:
        return [list(branch) for branch in value[1]]
    if kind in (c.ASSERT, c.ASSERT_NOT):
        return [list(value[1])]
    if kind is c.ATOMIC_GROUP:
        return [list(value)]
    if kind is c.GROUPREF_EXISTS:
        return [list(branch) for branch in value[1:] if branch]
    return []


def _drawn(items: list[Any], random: Random) -> str:
    """A text that the items match, as far as they say it; what only looks around is passed over."""
    return "".join(_one(kind, value, random) for kind, value in items)


def _one(kind: Any, value: Any, random: Random) -> str:
    if kind is c.LITERAL:
        return chr(value)
    if kind in (c.NOT_LITERAL, c.ANY, c.IN):
        return _character(kind, value, random)
    if kind in (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT):
        least = value[0]
        times = random.choice((least, max(least, min(1, value[1])), min(least + 2, value[1])))
        return "".join(_drawn(list(value[2]), random) for _ in range(min(times, 60)))
    if kind in (c.ASSERT, c.ASSERT_NOT, c.AT, c.GROUPREF):
        return ""
    branches = _branches(kind, value)
    return _drawn(random.choice(branches), random) if branches else ""


def _character(kind: Any, value: Any, random: Random) -> str:
    if kind is c.ANY:
        return random.choice("aA .,-")
    wanted = value if kind is c.IN else [(c.NEGATE, None), (c.LITERAL, value)]
    negated = wanted[0][0] is c.NEGATE
    named = [_named(each, random) for each in wanted if each[0] is not c.NEGATE]
    if not negated:
        return random.choice(named)
    fits = [sign for sign in _POOL if not any(_fits(each, sign) for each in wanted[1:])]
    return random.choice(fits or ["\ufffd"])


def _named(each: tuple[Any, Any], random: Random) -> str:
    kind, value = each
    if kind is c.LITERAL:
        return chr(value)
    if kind is c.RANGE:
        return chr(random.randint(*value))
    return random.choice([sign for sign in _POOL if _fits(each, sign)] or ["a"])


def _fits(each: tuple[Any, Any], sign: str) -> bool:
    kind, value = each
    if kind is c.LITERAL:
        return ord(sign) == value
    if kind is c.RANGE:
        return bool(value[0] <= ord(sign) <= value[1])
    tests = {
        c.CATEGORY_DIGIT: sign.isdigit(),
        c.CATEGORY_SPACE: sign.isspace(),
        c.CATEGORY_WORD: sign.isalnum() or sign == "_",
        c.CATEGORY_NOT_DIGIT: not sign.isdigit(),
        c.CATEGORY_NOT_SPACE: not sign.isspace(),
        c.CATEGORY_NOT_WORD: not (sign.isalnum() or sign == "_"),
    }
    return tests.get(value, False)
