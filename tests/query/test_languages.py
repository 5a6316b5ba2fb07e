import pytest

from dateline.index.connection import connect
from dateline.index.ensure import ensure_index
from dateline.index.languages import ANALYZERS, stemmed_language
from dateline.settings import Settings


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("en", "en"),
        ("en-GB", "en"),
        ("EN", "en"),
        ("nb-NO", "no"),
        ("zh-Hans", "zh"),
        ("mi", None),
        ("", None),
        (None, None),
    ],
)
def test_a_tag_leads_to_its_stems(tag: str | None, language: str | None) -> None:
    assert stemmed_language(tag) == language


def test_every_language_has_an_analyzer_on_the_node(served: Settings) -> None:
    with connect(served) as client:
        ensure_index(client, served.index)
        for code in ANALYZERS:
            answer = client.indices.analyze(index=served.index, field=f"stemmed.{code}.body", text="Radio 24")
            assert "24" in [token["token"] for token in answer["tokens"]], code
