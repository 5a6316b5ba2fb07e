"""The id of an HTTP request, from the upload to the last line that any process writes about the file."""

import json
from pathlib import Path
from typing import Any

import structlog

from tests.api.serving import serving
from tests.pipeline import Pipeline, running_pipeline, wait_for
from tests.servers import Servers

REQUEST = "trace-7.upload"
STORY = b"Harbour reopens\n\nKARACHI: The harbour reopened on Saturday after a week of storms, its master said.\n"


def _lines(log: Path) -> list[dict[str, Any]]:
    """The events of a log; Python's own warnings are none, and the last one may still be on its way."""
    lines = log.read_text().splitlines(keepends=True)
    return [json.loads(line) for line in lines if line.startswith("{") and line.endswith("\n")]


def _written(pipeline: Pipeline, log: str, event: str) -> list[dict[str, Any]]:
    """The lines of a log of this pipeline, once one begins so."""

    def found() -> list[dict[str, Any]]:
        lines = _lines(pipeline.spool.logs / log)
        return lines if any(str(line["event"]).startswith(event) for line in lines) else []

    return wait_for(found)


def test_the_id_of_a_request_stands_in_every_line_about_the_file_that_it_dropped(
    servers: Servers, tmp_path: Path
) -> None:
    with running_pipeline(servers, tmp_path / "home") as pipeline:
        pipeline.start_ingest()
        pipeline.start_worker("parse,enrich")
        pipeline.start_worker("index")
        with serving(pipeline.settings) as client, structlog.testing.capture_logs() as logs:
            answer = client.post("/v1/files", files={"file": ("harbour.txt", STORY)}, headers={"X-Request-ID": REQUEST})
        assert answer.headers["x-request-id"] == REQUEST
        assert {log["event"] for log in logs} >= {"dropped", "request"}
        record = pipeline.record("harbour.txt")
        assert record.status == "indexed"

        about = {"claim": record.claim_id, "request": REQUEST}
        (claimed,) = [line for line in _written(pipeline, "0.log", "claimed") if line["event"] == "claimed"]
        assert claimed.items() >= about.items()
        for log, stages in (("1.log", ["parse", "enrich"]), ("2.log", ["index"])):
            for stage in stages:
                _written(pipeline, log, f"Task {stage}[{record.claim_id}-0-{stage}] succeeded")
            ours = [line for line in _lines(pipeline.spool.logs / log) if line.get("claim") == record.claim_id]
            assert {f"{stage} done" for stage in stages} <= {line["event"] for line in ours}
            assert all(line.items() >= about.items() for line in ours), ours
        assert "file indexed" in {line["event"] for line in ours}
        last = [line for line in _lines(pipeline.spool.logs / "2.log") if record.claim_id in json.dumps(line)][-1]
        assert last["request"] == REQUEST
