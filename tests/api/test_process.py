import os
import signal
import subprocess
import sys
from pathlib import Path

import httpx

from dateline.keys.keyring import Keyring
from dateline.settings import Settings

ROOT = Path(__file__).parents[2]


def _started(settings: Settings) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "services.api"],
        cwd=ROOT,
        env={**os.environ, **settings.environment()},
        stderr=subprocess.PIPE,
        text=True,
    )


def test_it_serves_until_it_is_told_to_stop_and_logs_json(settings: Settings) -> None:
    process = _started(settings)
    try:
        log = _answers(settings, process)
        process.send_signal(signal.SIGTERM)
        log += process.communicate(timeout=20)[1]
    finally:
        process.kill()
    lines = log.splitlines()
    assert all(line.startswith("{") for line in lines), log
    assert any('"route": "/livez"' in line and '"service": "api"' in line for line in lines), log
    assert "Traceback" not in log


def test_a_port_that_is_taken_is_said_with_the_setting_to_change(settings: Settings) -> None:
    first = _started(settings)
    try:
        _answers(settings, first)
        second = _started(settings)
        _, log = second.communicate(timeout=20)
        assert second.returncode == 1
        assert "DATELINE_API_PORT" in log
        assert str(settings.api_port) in log
    finally:
        first.kill()
        first.communicate()


def test_where_others_can_reach_it_it_does_not_start_without_a_key(settings: Settings) -> None:
    process = _started(settings.model_copy(update={"api_host": "0.0.0.0"}))
    _, log = process.communicate(timeout=20)
    assert process.returncode == 1
    assert "dateline keys create" in log
    assert "0.0.0.0" in log
    assert "Traceback" not in log


def test_where_others_can_reach_it_everybody_needs_a_key(settings: Settings) -> None:
    secret, _ = Keyring(settings.home).create("desk", "read")
    process = _started(settings.model_copy(update={"api_host": "0.0.0.0"}))
    try:
        log = _answers(settings, process)
        url = f"http://127.0.0.1:{settings.api_port}/v1/files"
        assert httpx.get(url).status_code == 401
        assert httpx.get(url, headers={"X-Forwarded-For": "127.0.0.1"}).status_code == 401
        assert httpx.get(url, headers={"X-API-Key": secret}).status_code == 200
        process.send_signal(signal.SIGTERM)
        log += process.communicate(timeout=20)[1]
    finally:
        process.kill()
    assert '"caller": "desk"' in log
    assert secret not in log


def _answers(settings: Settings, process: subprocess.Popen[str]) -> str:
    """Wait until the API says that it has started, and ask it once; what it logged is returned."""
    assert process.stderr is not None
    log = ""
    for line in process.stderr:
        log += line
        if "startup complete" in line:
            break
    assert httpx.get(f"http://127.0.0.1:{settings.api_port}/livez").status_code == 200, log
    return log
