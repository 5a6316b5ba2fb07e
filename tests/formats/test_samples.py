"""Real texts, where a sample of them lies beside the repository; nothing of them is carried in it."""

import itertools
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dateline.article import Article
from dateline.formats.known import read
from dateline.formats.reading.context import ReadContext

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"
SEED = DATA / "seed" / "000_0e666ab8ef558e97.txt"
BBC = DATA / "txt" / "bbc"
INDIA = DATA / "txt" / "india.jsonl"
CONTEXT = ReadContext("a.txt", None, datetime(2026, 11, 24, tzinfo=UTC), None, "UTC", 2_000_000, 512_000_000)


def only(path: Path) -> Article:
    (article,) = read(path, CONTEXT)
    return article


@pytest.mark.skipif(not SEED.exists(), reason="the sample data is not beside the repository")
def test_the_article_that_dateline_was_asked_for() -> None:
    article = only(SEED)
    lines = SEED.read_text("utf-8").splitlines()
    assert article.provenance["headline"].origin == "derived"
    assert article.headline.startswith("Russian Consul General Viktorovich on Saturday offered")
    assert article.dateline
    assert (article.dateline.text, article.dateline.located) == ("KARACHI", "Karachi")
    assert article.body == "\n\n".join([lines[0].removeprefix("KARACHI: "), *lines[1:6]])
    assert article.body.startswith("Russian Consul General Viktorovich on Saturday offered")
    assert [piece.text for piece in article.removed] == lines[6:]
    assert {piece.reason for piece in article.removed} == {"teaser of another story"}
    assert article.published is None


@pytest.mark.skipif(not BBC.exists(), reason="the sample data is not beside the repository")
def test_of_news_texts_nothing_is_cut_and_the_first_line_is_the_headline() -> None:
    for path in itertools.islice(sorted(BBC.rglob("*.txt")), 0, None, 4):
        article = only(path)
        first = path.read_bytes().decode("utf-8", "replace").splitlines()[0]
        assert (article.headline, article.removed) == (" ".join(first.split()), []), path.name


@pytest.mark.skipif(not INDIA.exists(), reason="the sample data is not beside the repository")
def test_no_word_of_a_newspaper_article_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    for line in INDIA.read_text("utf-8").splitlines():
        text = json.loads(line)["news"].replace("\xad", "")
        path.write_text(text, "utf-8")
        article = only(path)
        parts = [article.headline, article.abstract, article.byline, article.section, article.body]
        parts += [article.dateline.text if article.dateline else None, *(piece.text for piece in article.removed)]
        found = " ".join(filter(None, parts))
        assert [word for word in text.split()[:400] if word.strip("-–—:*_\u200b\ufeff\xad") not in found] == []
