"""The command line as a stranger meets it: help, and errors in words. Nothing runs behind it here."""

import importlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dateline.cli.app import COMMANDS
from dateline.settings import Settings
from tests.servers import settings_for
from tests.stack_launcher import DATELINE


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return settings_for(tmp_path / "home")


def dateline(settings: Settings, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, **settings.environment(), **more}
    return subprocess.run([DATELINE, *arguments], capture_output=True, text=True, env=environment, check=False)


def test_help_lists_every_command_with_its_summary(settings: Settings) -> None:
    shown = dateline(settings, "--help").stdout
    for name, (_, summary) in COMMANDS.items():
        assert name in shown
        assert summary in shown


@pytest.mark.parametrize("name", COMMANDS)
def test_the_summary_is_the_first_line_of_what_the_command_says_of_itself(name: str) -> None:
    module = importlib.import_module(f"dateline.cli.{name}")
    assert module.command.__doc__.partition("\n")[0] == COMMANDS[name][1]


@pytest.mark.parametrize("name", COMMANDS)
def test_help_fills_the_lines_of_a_narrow_terminal(settings: Settings, name: str) -> None:
    """A paragraph is broken where the terminal ends, and not where the source code does."""
    shown = [line.strip() for line in dateline(settings, name, "--help").stdout.splitlines()]
    prose = [line for line in shown if line and line[0] not in "│╭╰"]
    assert not [line for line in prose[:-1] if line[-1] not in ".]" and len(line) < 60], prose


def test_help_loads_nothing_heavy() -> None:
    code = "import sys; from dateline.cli.app import application; application([]); print(*sys.modules)"
    python = Path(DATELINE).with_name("python")
    loaded = subprocess.run([python, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"dateline.settings", "pydantic_settings", "celery", "elasticsearch", "httpx", "spacy"} & set(loaded)


@pytest.mark.parametrize("name", COMMANDS)
def test_what_shows_something_can_show_it_as_json(settings: Settings, name: str) -> None:
    words = getattr(importlib.import_module(f"dateline.cli.{name}"), "COMMANDS", [None])
    for word in words:
        shown = dateline(settings, *filter(None, (name, word)), "--help").stdout
        assert ("--json" in shown) == (name != "up")


@pytest.mark.parametrize(
    ("arguments", "reason", "advice"),
    [
        (["search", "x"], "The API does not answer", "dateline up"),
        (["drop", "/no/such/file.txt"], "There is no file /no/such/file.txt", "Check the name"),
        (["retry", "none.txt"], "No failed file is called none.txt", "dateline failed"),
        (["retry"], "Say which files", "dateline failed"),
    ],
)
def test_errors_are_a_line_and_what_to_do(settings: Settings, arguments: list[str], reason: str, advice: str) -> None:
    ran = dateline(settings, *arguments)
    first, second = ran.stderr.splitlines()
    assert ran.returncode == 1
    assert reason in first
    assert advice in second


def test_a_setting_that_cannot_be_is_named(settings: Settings) -> None:
    ran = dateline(settings, "status", DATELINE_API_PORT="eight thousand")
    assert ran.returncode == 1
    assert "DATELINE_API_PORT=eight thousand" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_drop_without_anybody_to_take_it_says_so_and_keeps_the_file(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A")
    ran = dateline(settings, "drop", str(tmp_path / "a.txt"))
    assert ran.returncode == 1
    assert "No Dateline runs on" in ran.stderr
    assert (settings.home / "inbox" / "a.txt").read_text() == "A"
    assert dateline(settings, "drop", "--no-wait", str(tmp_path / "a.txt")).returncode == 0


def test_status_tells_what_the_disk_knows_while_all_servers_are_away(settings: Settings) -> None:
    (settings.home / "inbox").mkdir(parents=True)
    (settings.home / "inbox" / "a.txt").write_text("A")
    status = json.loads(dateline(settings, "status", "--json").stdout)
    assert status["files"]["dropped"] == status["files"]["pending"] == status["files"]["waiting"] == 1
    assert status["queues"] is None
    assert status["programs"] is None
    assert {server["trouble"] for server in status["servers"]} == {"does not answer"}


def test_doctor_says_what_is_wrong_and_how_to_mend_it(settings: Settings) -> None:
    ran = dateline(settings, "doctor", "--json")
    assert ran.returncode == 1
    wrong = [finding for finding in json.loads(ran.stdout) if finding["verdict"] == "wrong"]
    assert {"Programs", "Redis", "Elasticsearch", "API"} <= {finding["part"] for finding in wrong}
    assert all(finding["advice"] for finding in wrong)


def test_help_comes_at_once_for_it_loads_nothing_that_it_does_not_need() -> None:
    asked = (
        "import sys; from dateline.cli.app import application;"
        "application(['--help'])(['--help'], standalone_mode=False);"
        "print(sorted({'celery', 'elasticsearch', 'fastapi', 'lxml', 'numpy', 'spacy'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert "dateline drop" in ran.stdout
    assert ran.stdout.splitlines()[-1] == "[]"
