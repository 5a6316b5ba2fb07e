"""docker-compose.yml is valid by the compose specification, and keeps what the documents promise of it."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
FILE = ROOT / "docker-compose.yml"
SERVICES = {
    "redis",
    "elasticsearch",
    "ingest",
    "worker-parse",
    "worker-enrich",
    "worker-index",
    "worker-embed",
    "alerts",
    "api",
    "flower",
}


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    parsed: dict[str, Any] = yaml.safe_load(FILE.read_text())
    return parsed


def validate(path: Path) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec", str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_it_is_valid_by_the_compose_specification() -> None:
    ran = validate(FILE)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_the_validation_would_notice_a_mistake(compose: dict[str, Any], tmp_path: Path) -> None:
    broken = {**compose, "services": {"api": {"imagee": "x"}}}
    (tmp_path / "broken.json").write_text(json.dumps(broken))
    assert validate(tmp_path / "broken.json").returncode != 0


def test_it_has_a_service_for_each_part_and_each_queue(compose: dict[str, Any]) -> None:
    assert set(compose["services"]) == SERVICES


@pytest.mark.parametrize("service", sorted(SERVICES))
def test_each_service_restarts_and_is_limited(compose: dict[str, Any], service: str) -> None:
    described = compose["services"][service]
    assert described["restart"] == "unless-stopped"
    assert {"cpus", "memory"} <= set(described["deploy"]["resources"]["limits"])


@pytest.mark.parametrize("service", sorted(SERVICES - {"redis", "elasticsearch"}))
def test_our_services_do_not_run_as_root(compose: dict[str, Any], service: str) -> None:
    assert compose["services"][service]["user"] == "1000:1000"


@pytest.mark.parametrize("service", sorted(SERVICES - {"ingest", "alerts"}))
def test_each_service_that_can_be_asked_has_a_health_check(compose: dict[str, Any], service: str) -> None:
    assert compose["services"][service]["healthcheck"]["test"]


def test_nothing_is_published_beyond_this_machine(compose: dict[str, Any]) -> None:
    ports = [port for service in compose["services"].values() for port in service.get("ports", ())]
    assert ports
    assert all(port.startswith("127.0.0.1:") for port in ports)


def test_the_password_is_asked_for_and_never_written_down(compose: dict[str, Any]) -> None:
    password = compose["services"]["elasticsearch"]["environment"]["ELASTIC_PASSWORD"]
    assert password.startswith("${ELASTICSEARCH_PASSWORD:?")
    assert compose["services"]["elasticsearch"]["environment"]["xpack.security.enabled"] == "true"
