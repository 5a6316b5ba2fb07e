"""What the folder of a source says of all its files."""

from pathlib import Path

import pytest

from dateline.article import Article, Source
from dateline.errors import RulesError
from dateline.formats.known import read
from dateline.formats.rules.source_rules import SourceRules, load_rules
from tests.formats.contexts import context


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "0007.source.toml"
    path.write_text(text)
    return path


def test_they_fill_in_what_the_file_leaves_open(tmp_path: Path) -> None:
    rules = load_rules(
        written(tmp_path, 'name = "The Dawn"\nlanguage = "en-GB"\nsection = "City"\nlicence = "CC BY 4.0"')
    )
    path = tmp_path / "a.txt"
    path.write_text("The ferry sailed on Monday. It was late.")
    (article,) = read(path, context(rules=rules, source="dawn"))
    assert isinstance(article, Article)
    assert (article.source.name, article.language, article.section) == ("The Dawn", "en-GB", "City")
    assert article.usage_terms == "CC BY 4.0"
    assert (article.provenance["section"].origin, article.provenance["section"].note) == ("folder", "source.toml")


def test_they_never_win_over_what_the_file_says() -> None:
    article = Article(headline="a", body="b", language="de", source=Source(name="Die Zeitung"))
    SourceRules(name="The Dawn", language="en").apply(article)
    assert (article.language, article.source.name) == ("de", "Die Zeitung")
    assert article.provenance == {}


def test_an_empty_file_says_nothing(tmp_path: Path) -> None:
    assert load_rules(written(tmp_path, "")) == SourceRules()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("language = en", r"source\.toml is not valid TOML: .*line 1"),
        ('langage = "en"', r"source\.toml: langage"),
        ('time_zone = "Mars/Olympus"', r"source\.toml: time_zone: give an IANA time zone"),
        ("a = " + "[" * 5000, r"source\.toml is not valid TOML"),
        ("name = " + "9" * 5_000, r"source\.toml is not valid TOML"),
        ("#" * 100_001, r"has over 100,000 bytes"),
    ],
)
def test_a_mistake_is_said_with_its_place(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(RulesError, match=reason):
        load_rules(written(tmp_path, text))
