"""Markdown: the fields of its front matter, and its text without the marks."""

import contextlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.article import Article
from dateline.errors import EmptyError, FileError, TooLargeError, UnreadableError
from dateline.formats import markdown
from dateline.formats.reading.finish import finished
from tests.formats.contexts import context

SAMPLES = Path(__file__).parent / "samples" / "markdown"
Reading = Callable[[str | bytes], Article]


def sample(name: str) -> Article:
    (article,) = markdown.read(SAMPLES / name, context())
    return finished(article, context())


@pytest.fixture
def reading(tmp_path: Path) -> Reading:
    def read_it(data: str | bytes) -> Article:
        path = tmp_path / "story.md"
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        (article,) = markdown.read(path, context())
        return finished(article, context())

    return read_it


def test_front_matter_in_yaml_gives_the_fields() -> None:
    article = sample("yaml.md")
    assert article.published == datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
    assert article.updated == datetime(2026, 11, 21, tzinfo=UTC)
    assert article.provenance["published"].origin == "header"
    assert article.authors == ["Jane Doe", "John Roe"]
    assert article.keywords == ["ships", "coast", "News"]
    assert article.abstract == "A lightship comes home."
    assert (article.url, [(alt.role, alt.value) for alt in article.alt_ids]) == (
        None,
        [("permalink", "/2026/lightship/")],
    )


def test_no_is_norwegian() -> None:
    assert sample("yaml.md").language == "no"


def test_the_text_comes_without_its_marks() -> None:
    article = sample("yaml.md")
    assert article.dateline
    assert article.dateline.located == "Oslo"
    assert article.body.split("\n\n")[:5] == [
        "The last lightship docked on Friday after forty years.",
        "What happens now",
        "It will be a museum.",
        "It will be free.",
        "“I shall miss it,” said its keeper.",
    ]
    assert "ship.jpg" not in article.body


def test_the_title_over_the_text_again_is_not_part_of_it() -> None:
    article = sample("yaml.md")
    assert article.headline == "Norway's last lightship docks"
    assert "docks" not in article.body


def test_front_matter_in_toml_gives_the_fields() -> None:
    article = sample("toml.md")
    assert (article.headline, article.body) == ("Weir repaired", "The weir holds again.")
    assert article.published == datetime(2026, 11, 2, 7, tzinfo=UTC)
    assert (article.authors, article.keywords) == (["Tom Miller", "Ann Weaver"], ["mill", "weir"])
    assert article.uri == article.url == "https://mill.example/weir"


def test_a_draft_is_withheld() -> None:
    assert sample("toml.md").pub_status == "withheld"


def test_without_front_matter_it_is_a_page_as_plain_text_is() -> None:
    article = sample("plain.md")
    assert (article.headline, article.authors) == ("Council opens the old bridge", ["Grace Roe"])
    assert article.dateline
    assert (article.dateline.located, article.dateline.source) == ("Valley Falls", "Coast Agency")
    assert article.body.split("\n\n") == [
        "The council opened the old bridge on Friday. It had been shut for a year.",
        "Money",
        "Half of it came from the state.",
    ]


@pytest.mark.parametrize("printed", ["2026-11-20", "20 November 2026", "November 20, 2026", "20261120"])
def test_a_day_is_read_however_it_is_written(reading: Reading, printed: str) -> None:
    article = reading(f"---\ntitle: a\ndate: {printed}\n---\nIt stays.\n")
    assert (article.published, article.published_precision) == (datetime(2026, 11, 20, tzinfo=UTC), "day")
    assert article.provenance["published"].origin == "header"


def test_raw_html_and_scripts_are_no_text(reading: Reading) -> None:
    article = reading("---\ntitle: a\n---\nIt <b>stays</b>.\n\n<script>track()</script>\n\n<div>So be it.</div>\n")
    assert article.body == "It stays.\n\nSo be it."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_are_read_as_of_plain_text(reading: Reading, encoding: str) -> None:
    text = "---\ntitle: Fête à Orléans\n---\nLes élèves de l'école ont fêté la fin de l'été près de la Loire.\n"
    assert reading(text.encode(encoding)).headline == "Fête à Orléans"


@pytest.mark.parametrize(
    ("data", "kind", "words"),
    [
        ("---\ntitle: [a\n---\nb\n", UnreadableError, "front matter cannot be read: while parsing"),
        ("---\ntitle: a\ntitle\n---\nb\n", UnreadableError, "front matter cannot be read"),
        ("+++\ntitle = a\n+++\nb\n", UnreadableError, "front matter cannot be read: Invalid value"),
        ("---\n- title: a\n---\nb\n", UnreadableError, "no list of fields"),
        ("---\na: &a [x]\ntitle: [*a, *a]\n---\nb\n", UnreadableError, "refers to parts of itself"),
        ("---\ntitle: " + "[" * 20_000 + "\n---\nb\n", UnreadableError, "front matter cannot be read"),
        ("---\ntitle: " + "[\n" * 2_000 + "\n---\nb\n", UnreadableError, "nests too deep"),
        ("+++\ntitle = " + "[" * 20_000 + "\n+++\nb\n", UnreadableError, "nests too deep"),
        ("---\ntitle: " + "a" * 70_000 + "\n---\nb\n", UnreadableError, "70,008 characters"),
        ("---\ndate: 2026-11-20\n---\n\n", EmptyError, "no text"),
        ("x" * 8_000_001, TooLargeError, "too long"),
        (b"---\ntitle: a\n---\n" + bytes(range(32)) * 99, UnreadableError, "not text"),
    ],
)
@pytest.mark.timeout(10)
def test_what_cannot_be_read_is_refused(reading: Reading, data: str | bytes, kind: type[FileError], words: str) -> None:
    with pytest.raises(kind, match=words) as raised:
        reading(data)
    assert raised.value.advice


@pytest.mark.parametrize("bait", ["[" * 50_000, "*a **b " * 10_000, "> " * 25_000, "![a" * 20_000, "|a" * 20_000])
@pytest.mark.timeout(10)
def test_marks_without_end_take_no_time_without_end(reading: Reading, bait: str) -> None:
    assert reading(f"---\ntitle: a\n---\nIt stays.\n\n{bait}").body.startswith("It stays.")


@pytest.mark.parametrize(
    ("head", "name", "known"),
    [
        (b"---\ntitle: a\n---\nb", "a", True),
        (b"\xef\xbb\xbf---\r\ndate: 2026-11-20\r\n---\r\nb", "a", True),
        (b'+++\ntitle = "a"\n+++\nb', "a.txt", True),
        (b"---\nname: a\nimage: b\n---\nkind: c", "a.yaml", False),
        (b"---\nThe board met on Monday.\n---\nIt met again.", "a.txt", False),
        (b"# Ferry stays\n\nIt **will** stay, [they](https://a.example/) said.", "a.txt", True),
        (b"# Ferry stays\n\nIt stays.", "a.md", True),
        (b"# Ferry stays\n\nIt stays.", "a.txt", False),
        (b"#!/bin/sh\n# a\n## b\n", "a.sh", False),
        (b"OSLO: It **will** stay, [they](https://a.example/) said.", "a.md", False),
        (b"--- " * 16_000, "a", False),
        (b"---\n" * 16_000, "a", False),
        (b"", "a.md", False),
    ],
)
def test_only_what_is_unmistakable_is_taken(head: bytes, name: str, known: bool) -> None:
    assert markdown.sniff(head, name) is known


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(["yaml.md", "toml.md", "plain.md"]),
    at=st.floats(0, 1),
    piece=st.binary(max_size=12),
    length=st.integers(0, 200),
)
def test_damage_gives_an_article_or_a_clear_error(
    tmp_path: Path, name: str, at: float, piece: bytes, length: int
) -> None:
    data = (SAMPLES / name).read_bytes()
    start = int(at * len(data))
    path = tmp_path / "story.md"
    path.write_bytes(data[:start] + piece + (data[start + length :] if length else b""))
    with contextlib.suppress(FileError):
        list(markdown.read(path, context()))
