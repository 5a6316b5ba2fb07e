"""CSV and TSV: what is one, how it is parted, and rows that are broken."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import DataObject, data

from dateline.article import Article
from dateline.errors import EmptyError, UnreadableError
from dateline.formats import delimited
from dateline.formats.reading.context import Skipped
from tests.formats.mapped import mapped
from tests.formats.reading_one import articles, damaged, everything, only, survives

HEADER = ["title", "text", "date", "section"]
ROWS = [
    ["Tram opens", 'The mayor said "at last".\n\nIt took nine years, and two mayors.', "2025-02-09", "Traffic"],
    ["Rain falls; harbour floods", "It rained.", "2025-02-10", "Weather"],
]


def table(*rows: list[str], **options: Any) -> str:
    file = io.StringIO()
    csv.writer(file, **options).writerows(rows)
    return file.getvalue()


def written(folder: Path, text: str | bytes, encoding: str = "utf-8") -> Path:
    path = folder / "rows"
    path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
    return path


def told(given: list[Article | Skipped]) -> list[str]:
    return [f"{each.where}: {each.reason}" if isinstance(each, Skipped) else each.headline for each in given]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_delimiter_and_line_end_reads_the_same(tmp_path: Path, delimiter: str, end: str) -> None:
    path = written(tmp_path, table(HEADER, *ROWS, delimiter=delimiter, lineterminator=end))
    assert delimited.sniff(path.read_bytes(), "a")
    first, second = articles(delimited, path)
    assert first.body == 'The mayor said "at last".\n\nIt took nine years, and two mayors.'
    assert second.headline == "Rain falls; harbour floods"
    assert (first.section, str(first.published)) == ("Traffic", "2025-02-09 00:00:00+00:00")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_every_encoding_reads_the_same(tmp_path: Path, encoding: str) -> None:
    rows = [["Fête à Orléans", "Les élèves de l'école ont fêté la fin de l'été près de la Loire."]] * 2
    path = written(tmp_path, table(["title", "text"], *rows), encoding)
    assert delimited.sniff(path.read_bytes(), "a")
    assert articles(delimited, path)[0].headline == "Fête à Orléans"


def test_quotes_in_tab_separated_text_are_text(tmp_path: Path) -> None:
    path = written(tmp_path, 'title\ttext\nA 12" gun\tHe said "no".\n')
    assert (only(delimited, path).headline, only(delimited, path).body) == ('A 12" gun', 'He said "no".')


def test_quotes_may_be_escaped_by_a_backslash(tmp_path: Path) -> None:
    path = written(tmp_path, 'title,text\nTram,"The mayor said \\"at last\\", and left."\n')
    assert only(delimited, path).body == 'The mayor said "at last", and left.'


@pytest.mark.parametrize("empty", ["", "nan", "NULL", r"\N"])
def test_what_programs_write_for_an_empty_cell_is_nothing(tmp_path: Path, empty: str) -> None:
    assert only(delimited, written(tmp_path, f"title,text,author\nTram,It opened.,{empty}\n")).byline is None


def test_columns_without_a_name_or_with_the_same_one_keep_theirs_apart(tmp_path: Path) -> None:
    article = only(delimited, written(tmp_path, ",title,text,title\n0,Tram,It opened.,Other\n"))
    assert article.headline == "Tram"
    assert article.warnings == ["columns not used: column (1), title (4)"]


def test_a_row_with_other_cells_than_the_header_is_told_by_its_line(tmp_path: Path) -> None:
    path = written(tmp_path, 'title,text\nA,"One\ntwo."\nB\nC,Three.,more\nD,Four.,\n,\nE,Five.\n')
    assert told(everything(delimited, path)) == [
        "A",
        "line 4: it has 1 cells where the header has 2",
        "line 5: it has 3 cells where the header has 2",
        "D",
        "line 7: it has neither headline nor text",
        "E",
    ]


def test_a_quote_that_never_closes_costs_its_own_row_only(tmp_path: Path) -> None:
    path = written(tmp_path, 'title,text\nA,One.\nB,"Two.\nC,Three.\nD,Four.\n')
    assert told(everything(delimited, path)) == ["A", "line 3: a quote opens in it and never closes", "C", "D"]


def test_a_quote_that_is_not_doubled_costs_its_own_row_only(tmp_path: Path) -> None:
    path = written(tmp_path, 'title,text\nA,"He said "no" to it"\nB,Two.\n')
    assert told(everything(delimited, path)) == ["line 2: a quote within a text is not doubled", "B"]


@pytest.mark.timeout(20)
def test_quotes_that_open_on_every_line_take_linear_time(tmp_path: Path) -> None:
    path = written(tmp_path, "title,text\n" + 'x",y,"z\n' * 50_000)
    assert everything(delimited, path, max_article_chars=20_000)


def test_nuls_are_taken_out(tmp_path: Path) -> None:
    assert only(delimited, written(tmp_path, "title,text\nTr\0am,It op\0ened.\n")).body == "It opened."


def test_broken_bytes_behind_the_head_are_replaced_with_a_warning(tmp_path: Path) -> None:
    rows = b"title,text\n" + b"Tram,It opened.\n" * 5_000 + b"Last,It \xff ended.\n"
    last = articles(delimited, written(tmp_path, rows))[-1]
    assert last.body == "It \ufffd ended."
    assert "Some bytes are broken and were replaced." in last.warnings


@pytest.mark.timeout(10)
def test_ten_thousand_columns_are_read(tmp_path: Path) -> None:
    path = written(
        tmp_path, table(["title", "text", *map(str, range(10_000))], ["Tram", "It opened.", *["7"] * 10_000])
    )
    article = only(delimited, path)
    assert article.body == "It opened."
    assert article.warnings[0].endswith("and 9,980 more")


@pytest.mark.timeout(10)
def test_a_line_that_is_too_long_is_skipped_without_being_held(tmp_path: Path) -> None:
    path = written(tmp_path, "title,text\nA,One.\nB," + "x" * 5_000_000 + "\nC,Three.\n")
    assert told(everything(delimited, path, max_article_chars=1_000)) == [
        "A",
        "line 3: it is too long for an article",
        "C",
    ]


def test_columns_of_unknown_names_are_named_in_the_error(tmp_path: Path) -> None:
    path = written(tmp_path, "alpha,beta\n1,2\n")
    assert delimited.sniff(path.read_bytes(), "rows.csv")
    with pytest.raises(UnreadableError, match="The columns are: alpha, beta"):
        everything(delimited, path)


def test_a_header_alone_holds_no_article(tmp_path: Path) -> None:
    assert everything(delimited, written(tmp_path, "title,text\n")) == []


def test_a_file_without_a_row_is_empty(tmp_path: Path) -> None:
    with pytest.raises(EmptyError):
        everything(delimited, written(tmp_path, "\n\n"))


def test_a_mapping_names_the_columns_of_a_file_without_a_header(tmp_path: Path) -> None:
    path = written(tmp_path, "09.02.2025;Tram öffnet;Sie fuhr.\n".encode("cp1252"))
    facts = mapped(
        {"published": 1, "headline": 2, "body": 3},
        header=False, delimiter=";", encoding="cp1252", date_format="%d.%m.%Y",
    )  # fmt: skip
    (article,) = delimited.read(path, facts)
    assert isinstance(article, Article)
    assert (article.headline, article.body, str(article.published)[:10]) == ("Tram öffnet", "Sie fuhr.", "2025-02-09")


@pytest.mark.parametrize(
    ("text", "name", "is_it"),
    [
        (b"title,text\nA,B\n", "a", True),
        (b"alpha,beta\n1,2\n", "a.csv", True),
        (b"alpha,beta\n1,2\n", "a", False),
        (b"title,text\nA\nB\n", "a.csv", False),
        (b"Tram opens, at last\n\nThe new line, which took nine years, opened.\n", "a.txt", False),
        (b"Text, title, date: what a newspaper is made of\n\nIt began in 1702.\n", "a.txt", False),
        (b"Title: Tram\nDate: 2025-02-09\n\nIt opened.\n", "a.txt", False),
        (b"<p>title,text</p>\n<p>a,b</p>", "a.html", False),
        (b'{"title": 1, "text": 2}\n', "a.json", False),
        (b"", "a.csv", False),
        (b"\x89PNG\r\n\x1a\n,;\t", "a.png", False),
        (b"," * 64_000, "a", False),
    ],
)
def test_the_names_of_columns_tell_a_table(text: bytes, name: str, is_it: bool) -> None:
    assert delimited.sniff(text, name) is is_it


@given(data())
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_damage_gives_articles_or_an_error_in_words(tmp_path: Path, data: DataObject) -> None:
    survives(delimited, written(tmp_path, data.draw(damaged(table(HEADER, *ROWS).encode()))))
