import re
from pathlib import Path
from typing import Any

import pytest

from dateline.query.selection import Selection
from dateline.settings import Settings
from services.api.app import create_app
from services.api.problems import MEDIA_TYPE, PROBLEM_TYPES, ProblemError

PAGE = (Path(__file__).parents[2] / "docs" / "api.md").read_text()


@pytest.fixture
def document(settings: Settings) -> dict[str, Any]:
    return create_app(settings).openapi()


def _operations(document: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    return [
        (method.upper(), path, operation)
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    ]


def test_operations_are_named_as_in_the_code_and_explained(document: dict[str, Any]) -> None:
    operations = _operations(document)
    assert len({operation["operationId"] for _, _, operation in operations}) == len(operations) > 9
    for _, path, operation in operations:
        assert operation["operationId"].isidentifier()
        assert operation["description"], path
        assert operation["tags"], path


def test_every_error_is_declared_as_a_problem(document: dict[str, Any]) -> None:
    for _, path, operation in _operations(document):
        errors = {status: answer for status, answer in operation["responses"].items() if status >= "400"}
        assert {"400", "500"} <= set(errors), path
        assert "422" not in errors
        assert all(list(answer["content"]) == [MEDIA_TYPE] for answer in errors.values()), path
    statuses = {kind.status for kind in PROBLEM_TYPES}
    declared = {int(s) for _, _, operation in _operations(document) for s in operation["responses"] if s >= "400"}
    assert declared == statuses - {405}


def test_what_json_answers_with_is_not_said_to_be_text(document: dict[str, Any]) -> None:
    for _, path, operation in _operations(document):
        for answer in operation["responses"].values():
            for kind, content in answer.get("content", {}).items():
                assert not kind.endswith("json") or content["schema"].get("type") != "string" or "ndjson" in kind, path


def test_every_reference_leads_somewhere(document: dict[str, Any]) -> None:
    references = set(re.findall(r"'#/components/schemas/([^']+)'", str(document)))
    assert references
    assert references <= set(document["components"]["schemas"])


def test_every_route_and_parameter_is_documented(document: dict[str, Any]) -> None:
    for method, path, operation in _operations(document):
        assert f"## {method} {path}\n" in PAGE
        section = _section(f"{method} {path}")
        assert "curl " in section, path
        for parameter in operation.get("parameters", []):
            name = parameter["name"]
            assert f"`{name}`" in (_section("Selecting articles") if name in Selection.model_fields else section), name


def _section(title: str) -> str:
    return PAGE.split(f"## {title}\n")[1].split("\n## ")[0]


def test_every_problem_type_is_documented_and_no_other() -> None:
    documented = re.findall(r"^\| `([a-z-]+)` \| (\d{3}) \|", PAGE, re.MULTILINE)
    assert documented == [(kind.name, str(kind.status)) for kind in PROBLEM_TYPES]


def test_the_list_of_problem_types_is_closed() -> None:
    source = Path(__file__).parents[2] / "services" / "api"
    made = [path for path in source.rglob("*.py") if "ProblemType(" in path.read_text() and path.name != "problems.py"]
    assert made == []
    assert ProblemError(PROBLEM_TYPES[0], "x").status_code == PROBLEM_TYPES[0].status
