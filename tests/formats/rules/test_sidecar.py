import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from dateline.article import Article
from dateline.errors import SidecarError
from dateline.formats.rules.sidecar import Sidecar, apply_sidecar, read_sidecar


def written(folder: Path, content: object) -> Path:
    path = folder / "a.txt.meta.json"
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return path


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ({"headlin": "x"}, "unknown field: headlin. Did you mean headline"),
        ({"published": "yesterday"}, "published: give a time with its zone"),
        ({"published": "2025-02-09T10:30:00"}, "published: the time needs a zone"),
        ({"published": "2025-02-30"}, "published"),
        ({"published": 7}, "published"),
        ({"published": "9999-12-31T23:59:59-14:00"}, "published: give a year up to 9998"),
        ({"version": 10**19}, "version"),
        ({"url": "paper.example/story"}, "url: give a whole web address"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"language": "English, I think"}, "language"),
        ({"version": 0}, "version"),
        ({"keywords": "trams"}, "keywords"),
        ({"headline": ""}, "headline"),
        ({"receipt": "../../etc"}, "receipt"),
        ({"request": "a b"}, "request"),
        ([1], "not valid"),
        (b"{", "not valid JSON"),
        (b"", "empty"),
        (b"\xff\xfe\x00", "not valid JSON"),
        (b'{"headline": "' + b"x" * 1_000_001 + b'"}', "too large"),
    ],
)
def test_a_bad_sidecar_is_refused_with_its_reason(tmp_path: Path, content: object, words: str) -> None:
    with pytest.raises(SidecarError, match=words) as raised:
        read_sidecar(written(tmp_path, content))
    assert raised.value.advice


def test_the_advice_says_what_is_allowed(tmp_path: Path) -> None:
    with pytest.raises(SidecarError) as raised:
        read_sidecar(written(tmp_path, {"language": "English, I think"}))
    assert "BCP 47" in raised.value.advice


def test_a_sidecar_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.json").write_text('{"headline": "x"}')
    link = tmp_path / "a.txt.meta.json"
    link.symlink_to(tmp_path / "secret.json")
    with pytest.raises(SidecarError):
        read_sidecar(link)


def applied(fields: dict[str, Any], **printed: Any) -> Article:
    article = Article(**({"headline": "Printed", "body": "A story."} | printed))
    apply_sidecar(article, Sidecar.model_validate_json(json.dumps(fields)))
    return article


@pytest.mark.parametrize(
    ("printed", "time", "precision"),
    [
        ("2025-02-09", datetime(2025, 2, 9, tzinfo=UTC), "day"),
        ("2025-02-09T10:30:00Z", datetime(2025, 2, 9, 10, 30, tzinfo=UTC), "full"),
        ("2025-02-09T10:30:00+05:00", datetime(2025, 2, 9, 5, 30, tzinfo=UTC), "full"),
    ],
)
def test_published_is_as_precise_as_it_was_given(printed: str, time: datetime, precision: str) -> None:
    article = applied({"published": printed})
    assert (article.published, article.published_precision) == (time, precision)
    assert article.provenance["published"].origin == "sidecar"


def test_a_day_stays_a_day_when_the_sidecar_is_written_again() -> None:
    sidecar = Sidecar.model_validate_json('{"published": "2025-02-09"}')
    assert json.loads(sidecar.model_dump_json(exclude_none=True)) == {"published": "2025-02-09"}


def test_the_printed_headline_is_kept_when_the_sidecar_has_another() -> None:
    article = applied({"headline": "Given"})
    assert article.headline == "Given"
    assert [piece.text for piece in article.removed] == ["Printed"]


def test_the_same_headline_is_not_kept_twice() -> None:
    assert applied({"headline": "Printed"}).removed == []


def test_an_address_makes_the_identity_and_the_domain() -> None:
    article = applied({"url": "https://paper.example/story", "source": "The Paper"})
    assert (article.uri, article.source.name, article.source.domain) == (
        "https://paper.example/story",
        "The Paper",
        "paper.example",
    )


def test_the_byline_of_the_sidecar_names_the_authors() -> None:
    article = applied({"byline": "Jane Doe and John Roe"}, byline="By Our Correspondent")
    assert article.authors == ["Jane Doe", "John Roe"]


def test_a_receipt_changes_nothing() -> None:
    assert applied({"receipt": "abc-1", "request": "trace.1"}) == applied({})
