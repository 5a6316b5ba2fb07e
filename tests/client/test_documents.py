"""Every example of the client's documents runs, against a real API."""

import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dateline.settings import Settings
from dateline.spool.inbox import scan
from dateline.spool.layout import Spool
from services.api.app import create_app
from tests.api.serving import worked_off

DOCS = Path(__file__).parents[2] / "docs"
_BLOCK = re.compile(r"^```(sh|python)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# What each recipe of the cookbook must find, with curl and with Python.
FOUND = {
    1: "Steel mill reopens",
    2: "Gas is scarce",
    3: "Steel mill",
    4: "Gas bulletin 00",
    5: "Karachi",
    6: "whsec_",
    7: "Steel mill reopens",
    8: "Ferry",
    9: "Jane Doe",
    10: "Jane Doe",
    11: "2025-03-05",
    12: "Reuters",
    13: "Steel mill reopens",
    14: "Steel mill reopens",
    15: "adds_up",
}


def recipes() -> list[Any]:
    parts = re.split(r"^## (\d+)\. ", (DOCS / "cookbook.md").read_text(), flags=re.MULTILINE)[1:]
    pairs = zip(parts[::2], parts[1::2], strict=True)
    return [
        pytest.param(int(n), kind, code, id=f"{n} {kind}") for n, text in pairs for kind, code in _BLOCK.findall(text)
    ]


def examples() -> list[str]:
    return [code for kind, code in _BLOCK.findall((DOCS / "client.md").read_text()) if kind == "python"]


@pytest.fixture(scope="module")
def working(library: Settings) -> Iterator[None]:
    """Something that brings what is dropped to its end, as the workers do."""
    over = threading.Event()
    spool = Spool(library.home).prepared()

    def work() -> None:
        while not over.wait(0.1):
            if list(scan(spool.inbox)):
                worked_off(library)

    thread = threading.Thread(target=work)
    thread.start()
    yield
    over.set()
    thread.join()


def ran(code: str, kind: str, url: str, folder: Path) -> str:
    (folder / ".curlrc").write_text("silent\nfail-with-body\n")
    code = code.replace("http://localhost:8000", url).replace("localhost:8000", url.removeprefix("http://"))
    command = [sys.executable, "-c", code] if kind == "python" else ["bash", "-ec", code]
    root = str(DOCS.parent)
    environment = {**os.environ, "CURL_HOME": str(folder), "PYTHONPATH": root}
    run = subprocess.run(command, capture_output=True, text=True, cwd=folder, env=environment, timeout=120, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout


def test_the_cookbook_has_fifteen_questions_each_in_both_ways() -> None:
    assert [(recipe.values[0], recipe.values[1]) for recipe in recipes()] == [
        (number, kind) for number in range(1, 16) for kind in ("sh", "python")
    ]


@pytest.mark.usefixtures("working")
@pytest.mark.parametrize(("number", "kind", "code"), recipes())
def test_a_recipe_finds_what_it_is_asked_for(number: int, kind: str, code: str, url: str, tmp_path: Path) -> None:
    said = ran(code, kind, url, tmp_path)
    assert FOUND[number] in said


@pytest.mark.usefixtures("working")
@pytest.mark.parametrize("code", examples())
def test_an_example_of_the_client_says_something(code: str, url: str, tmp_path: Path) -> None:
    assert ran(code, "python", url, tmp_path).strip()


def test_every_parameter_that_the_migration_names_as_ours_exists(settings: Settings) -> None:
    operation = create_app(settings).openapi()["paths"]["/v1/articles"]["get"]
    known = {parameter["name"] for parameter in operation["parameters"]}
    cells = [
        line.split(" | ")[1] for line in (DOCS / "migration.md").read_text().splitlines() if line.startswith("| `")
    ]
    named = {name for cell in cells for name in re.findall(r"`(\w+)`", cell)}
    assert named
    assert named <= known
    assert all(cell == "none" or "`" in cell for cell in cells)
