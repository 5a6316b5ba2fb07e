import os
import re

import pytest

from dateline.settings import Settings
from tests.settings_table import DOCUMENT, table, written


def test_the_table_says_what_the_settings_are() -> None:
    assert written() == table(), "write it anew: python -m tests.settings_table"


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_every_setting_is_described(name: str) -> None:
    description = Settings.model_fields[name].description
    assert description
    assert description.endswith("."), "a sentence"


def test_the_document_names_no_setting_that_is_not_there() -> None:
    known = {f"DATELINE_{name.upper()}" for name in Settings.model_fields} | {"DATELINE_CACHE", "DATELINE_TRACEBACK"}
    assert set(re.findall(r"DATELINE_[A-Z_]+[A-Z]", DOCUMENT.read_text())) <= known


def test_what_is_passed_on_to_the_programs_is_read_back_the_same(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    changed = settings.model_copy(update={"steps_off": "entities,keywords", "page_size": 7, "redis_url": "redis://h/3"})
    for name, value in changed.environment().items():
        monkeypatch.setenv(name, value)
    assert os.environ["DATELINE_STEPS_OFF"] == "entities,keywords"
    assert Settings(_env_file=None) == changed
