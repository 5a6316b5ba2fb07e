"""What `dateline doctor` says of the machine."""

import importlib.metadata

import pytest

from dateline.settings import Settings
from dateline.stack.examine_machine import packages


def needing(monkeypatch: pytest.MonkeyPatch, *requirements: str) -> None:
    """As if Dateline named these packages."""
    monkeypatch.setattr(importlib.metadata, "requires", lambda _: list(requirements))


def test_the_packages_of_this_environment_fit(settings: Settings) -> None:
    assert packages(settings).verdict == "good"


def test_a_package_that_is_missing_or_too_old_is_wrong(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    needing(monkeypatch, "nobody-has-this==1", "pytest>999")
    found = packages(settings)
    assert found.verdict == "wrong"
    assert "nobody-has-this is missing" in found.found
    assert "needed >999" in found.found


def test_a_package_of_an_extra_that_nobody_asked_for_is_not_missed(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    needing(monkeypatch, 'nobody-has-this==1; extra == "french"', "pytest")
    assert packages(settings).verdict == "good"
