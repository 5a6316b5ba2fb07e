import time
from collections.abc import Sequence

import pytest

from dateline.article import Article, Quote
from dateline.enrich import Step, run
from dateline.enrich.running import PATIENCE

SHORT = 0.05
"""Seconds of computing."""

SLOW = "slow"


def article(body: str = "fast") -> Article:
    return Article(headline="Ferry", body=body)


def _quote(articles: Sequence[Article]) -> None:
    """Find all of an article in quotes; before it has done so, never come to an end over a slow one."""
    for each in articles:
        each.quotes = [Quote(text=each.body, span=(0, len(each.body)))]
        each.warnings.append("quotes: found some")
        while each.body == SLOW:
            time.process_time()
        each.word_count = 1


QUOTES = Step("quotes", 2, ("body",), ("quotes", "word_count"), "Much.", _quote)


def test_a_step_that_raises_costs_only_the_article_to_blame() -> None:
    def apply(articles: Sequence[Article]) -> None:
        for each in articles:
            each.word_count = 1 // len(each.body)

    step = Step("division", 1, ("body",), ("word_count",), "Nothing.", apply)
    good, bad, last = article(body="x"), article(body=""), article(body="y")
    run(step, [good, bad, last])
    assert (good.word_count, bad.word_count, last.word_count) == (1, None, 1)
    assert good.warnings == last.warnings == []
    assert len(bad.warnings) == 1
    assert bad.warnings[0].startswith("division: ZeroDivisionError")
    assert bad.warnings[0].endswith("indexed without it")
    assert (good.steps, bad.steps) == (["division/1"], [])


def test_a_step_that_is_too_slow_costs_only_the_article_to_blame() -> None:
    first, slow, last = article(), article(SLOW), article()
    run(QUOTES, [first, slow, last], SHORT)
    assert slow.warnings == ["quotes took over 0.05 s and was left out"]
    assert slow.steps == []
    for each in (first, last):
        assert ([quote.text for quote in each.quotes], each.word_count) == (["fast"], 1)
        assert (each.warnings, each.steps) == (["quotes: found some"], ["quotes/2"])


def test_a_step_that_is_too_slow_leaves_nothing_half_done() -> None:
    slow = article(SLOW)
    run(QUOTES, [slow], SHORT)
    assert (slow.quotes, slow.word_count) == ([], None)


def test_a_step_that_raises_leaves_nothing_half_done() -> None:
    def apply(articles: Sequence[Article]) -> None:
        articles[0].word_count = 5
        raise ValueError("half-way")

    done = article()
    run(Step("counting", 1, (), ("word_count", "readability"), "Nothing.", apply), [done])
    assert done.word_count is None


def test_what_an_earlier_run_has_found_stays_when_the_next_is_too_slow() -> None:
    slow = article(SLOW)
    slow.word_count, slow.steps = 7, ["quotes/1"]
    run(QUOTES, [slow], SHORT)
    assert (slow.word_count, slow.steps) == (7, ["quotes/1"])


def test_a_step_that_is_slow_on_several_articles_of_a_batch_is_left_out_of_the_rest() -> None:
    calls: list[int] = []

    def apply(articles: Sequence[Article]) -> None:
        calls.append(len(articles))
        _quote(articles)

    slow, rest = [article(SLOW) for _ in range(PATIENCE)], [article(SLOW), article()]
    run(Step("quotes", 2, (), QUOTES.writes, "Much.", apply), [*slow, *rest], SHORT)
    assert calls == [PATIENCE + 2, *[1] * PATIENCE]
    for each in rest:
        assert each.warnings == ["quotes took over 0.05 s and was left out: on 3 articles that came with this one"]
        assert (each.quotes, each.steps) == ([], [])


@pytest.mark.parametrize("raises", [True, False])
def test_tried_again_the_warning_is_neither_repeated_nor_kept_once_it_works(*, raises: bool) -> None:
    failing = [True]

    def apply(articles: Sequence[Article]) -> None:
        if failing and raises:
            raise ValueError("no")
        while failing:
            time.process_time()
        articles[0].word_count = 1

    step = Step("counting", 1, (), ("word_count",), "Nothing.", apply)
    done = article()
    done.warnings.append("counting: only the first 20 characters were read")
    run(step, [done], SHORT)
    run(step, [done], SHORT)
    assert len(done.warnings) == 2
    failing.clear()
    run(step, [done], SHORT)
    assert done.warnings == ["counting: only the first 20 characters were read"]
    assert done.steps == ["counting/1"]


def test_models_that_are_loaded_at_first_use_take_nothing_of_the_time() -> None:
    def load() -> None:
        end = time.process_time() + 3 * SHORT
        while time.process_time() < end:
            pass

    done = article()
    run(Step("quotes", 2, (), QUOTES.writes, "Much.", _quote, load), [done], SHORT)
    assert done.word_count == 1


def test_a_model_that_cannot_be_loaded_leaves_a_warning() -> None:
    def load() -> None:
        raise OSError("no such model")

    done = article()
    run(Step("quotes", 2, (), QUOTES.writes, "Much.", _quote, load), [done])
    assert done.warnings == ["quotes: OSError: no such model; indexed without it"]


def test_an_interrupt_is_not_swallowed() -> None:
    def apply(_: Sequence[Article]) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(Step("slow", 1, (), (), "Nothing.", apply), [article()])
