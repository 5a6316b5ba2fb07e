import pytest

from dateline import enrich as enrichment
from dateline import stages
from dateline.enrich.length import LENGTH
from dateline.settings import Settings
from dateline.spool import portions
from tests.crash.deadly import BROODING, TEDIOUS
from tests.stages.driving import parsed
from tests.stages.test_parsing import claimed, stories


def test_a_portion_is_passed_on_with_what_the_steps_found(settings: Settings) -> None:
    claim = claimed(settings, stories(2))
    parsed(claim, settings)
    stages.enrich(claim, 0, settings.model_copy(update={"steps_off": "entities"}))
    lines = list(portions.read(claim, portions.ENRICHED, 0))
    assert all(line.article and line.article.word_count for line in lines)
    assert portions.stage(claim, 0) == "index"


def test_steps_have_the_time_that_the_settings_say(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(enrichment, "STEPS", (BROODING, LENGTH))
    claim = claimed(settings, {"0.txt": f"A story\n\nIt is here. {TEDIOUS}\n"})
    parsed(claim, settings)
    stages.enrich(claim, 0, settings.model_copy(update={"step_seconds": 0.05}))
    (line,) = portions.read(claim, portions.ENRICHED, 0)
    assert line.article is not None
    assert line.article.warnings == ["brooding took over 0.05 s and was left out"]
    assert line.article.steps == [LENGTH.label]
    assert portions.stage(claim, 0) == "index"


def test_without_time_articles_go_on_as_they_were_parsed_and_say_so(settings: Settings) -> None:
    claim = claimed(settings, stories(2))
    parsed(claim, settings)
    stages.leave_unenriched(claim, 0, "It took too long.")
    lines = list(portions.read(claim, portions.ENRICHED, 0))
    assert [line.article.warnings for line in lines if line.article] == [
        ["Indexed without enrichment: It took too long."]
    ] * 2
