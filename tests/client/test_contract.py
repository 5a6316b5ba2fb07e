import subprocess
import sys
from typing import Any

import pytest

from dateline.client import AsyncClient, Client
from dateline.settings import Settings
from services.api.app import create_app
from services.api.clientcode import BY_HAND, FOLDER, method_name, operations, sources

# The methods that are written by hand, by what they ask.
_METHODS = {
    "get_original": "original",
    "drop_file": "drop",
    "stream_articles": "stream",
    "stream_alert": "stream",
}


@pytest.fixture
def document(settings: Settings) -> dict[str, Any]:
    return create_app(settings).openapi()


def test_what_the_client_knows_is_what_the_api_says(document: dict[str, Any]) -> None:
    for name, text in sources(document).items():
        assert (FOLDER / name).read_text() == text, "Run python -m services.api.clientcode."


def test_both_clients_have_a_method_for_every_route(document: dict[str, Any]) -> None:
    asked = {operation["operationId"] for _, _, operation in operations(document)}
    assert asked >= BY_HAND == set(_METHODS)
    for operation_id in asked:
        name = _METHODS.get(operation_id) or method_name(operation_id)
        assert callable(getattr(Client, name))
        assert callable(getattr(AsyncClient, name))


def test_the_client_brings_in_nothing_of_the_service() -> None:
    heavy = "{'elasticsearch', 'celery', 'spacy', 'fastapi', 'redis', 'numpy', 'pydantic'}"
    program = f"import sys, dateline.client; print(sorted({heavy} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
