"""A stack that runs: what a user sees of it, what happens when a program dies, and that a second one is refused."""

import json
import re
from pathlib import Path

import psutil

from dateline.spool.layout import Spool
from dateline.spool.overdue import claim_ids
from tests.servers import free_port
from tests.stack_launcher import Stack, gone, wait_until

_ARTICLE = """Windmill at Zuilen turns again

UTRECHT: The windmill at Zuilen turned on Tuesday for the first time since a storm broke its sails in 1972, the
Utrecht Mill Society said.

"It groaned, and then it sang," said the miller, Greta Hoekstra, who had waited for it for twenty years.
"""


def test_the_screen_says_where_everything_is(stack: Stack) -> None:
    said = stack.said()
    assert re.search(r"Inbox +inbox ", said), "as a path from the folder that it was started in"
    for port in (stack.settings.api_port, stack.settings.flower_port):
        assert f"http://127.0.0.1:{port}" in said
    assert "/docs" in said
    assert "dateline drop" in said
    assert "dateline search" in said


def test_a_dropped_file_is_followed_to_its_end_and_found(stack: Stack, tmp_path: Path) -> None:
    (tmp_path / "windmill.txt").write_text(_ARTICLE)
    dropped = stack.run("drop", "--source", "Zuilen Post", str(tmp_path / "windmill.txt"), "--json")
    assert dropped.returncode == 0, dropped.stderr
    (file,) = json.loads(dropped.stdout)
    (article,) = file["record"]["articles"]
    assert article["headline"] == "Windmill at Zuilen turns again"

    found = stack.run("search", "groan +windmill")
    assert "Windmill at Zuilen turns again" in found.stdout
    assert article["id"] in found.stdout
    assert "Zuilen Post" in found.stdout


def test_a_bad_file_fails_with_its_reason_and_can_be_retried(stack: Stack, tmp_path: Path) -> None:
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 8)
    dropped = stack.run("drop", str(tmp_path / "binary.txt"))
    assert dropped.returncode == 1
    (failed,) = json.loads(stack.run("failed", "--json").stdout)
    assert failed["name"] == "binary.txt"
    assert failed["reason"] in dropped.stdout

    assert stack.run("retry", "binary.txt").returncode == 0
    wait_until(lambda: json.loads(stack.run("failed", "--json").stdout)[:1] not in ([], [failed]))
    assert stack.run("retry", "other.txt").returncode == 1


def test_status_adds_up(stack: Stack) -> None:
    status = json.loads(stack.run("status", "--json").stdout)
    files = status["files"]
    assert files["adds_up"]
    assert files["dropped"] == files["indexed"] + files["duplicate"] + files["failed"] + files["pending"]
    assert status["queues"].keys() == {"parse", "enrich", "index", "embed"}
    assert all(server["trouble"] is None for server in status["servers"])
    names = {program["name"] for program in status["programs"]}
    assert names == {"redis", "elasticsearch", "ingest", "parse", "enrich", "index", "embed", "alerts", "api", "flower"}


def test_doctor_finds_nothing_wrong_with_a_running_stack(stack: Stack) -> None:
    findings = json.loads(stack.run("doctor", "--json").stdout)
    assert [f for f in findings if f["verdict"] == "wrong"] == []
    assert {"Redis", "Elasticsearch", "Index", "API", "Workers", "Claims"} <= {f["part"] for f in findings}


def test_a_program_that_is_killed_is_started_again_and_status_says_so(stack: Stack) -> None:
    before = stack.program("parse")
    worker = psutil.Process(before.pid)
    pool = worker.children()
    assert pool
    stack.kill("parse")
    wait_until(lambda: all(gone(child) for child in pool))
    wait_until(lambda: stack.program("parse").pid not in (0, before.pid))
    assert stack.program("parse").restarts == before.restarts + 1
    shown = stack.run("status").stdout
    assert "Why parse was started again" in shown
    wait_until(lambda: "parse died; started again" in stack.said())


def test_a_second_stack_on_the_same_home_is_refused(stack: Stack) -> None:
    second = stack.run("up")
    assert second.returncode == 1
    assert "already running" in second.stderr
    assert str(stack.up.pid) in second.stderr
    assert "dateline status" in second.stderr


def test_a_taken_port_is_said_with_the_setting_to_change(stack: Stack, tmp_path: Path) -> None:
    other = stack.settings.model_copy(
        update={
            "home": tmp_path,
            "redis_port": free_port(),
            "elasticsearch_port": free_port(),
            "flower_port": free_port(),
        }
    )
    refused = Stack(other).run("up")
    assert refused.returncode == 1
    assert f"Port {stack.settings.api_port} is taken by" in refused.stderr
    assert "DATELINE_API_PORT" in refused.stderr
    assert not Stack(other).all_processes()


def test_nothing_of_the_stack_writes_outside_its_home(stack: Stack) -> None:
    spool = Spool(stack.settings.home)
    names = {path.name for path in spool.logs.glob("*.log")}
    assert {"api.log", "enrich.log", "flower.log", "index.log", "ingest.log", "parse.log", "redis.log"} <= names


def test_killing_up_and_the_supervisor_at_once_leaves_nothing(stack: Stack) -> None:
    """The last test of this stack: all its programs and the processes of their pools are at work when it ends."""
    spool = Spool(stack.settings.home)
    # Up and its supervisor, the programs, and a pool of one for each worker: one was killed a moment ago.
    wait_until(lambda: len(stack.all_processes()) >= 2 + 9 + 3, what=stack.all_processes)
    for number in range(50):
        (spool.inbox / f"{number}.txt").write_text(_ARTICLE.replace("1972", str(1000 + number)))
    wait_until(lambda: bool(claim_ids(spool)))
    everything = stack.all_processes()
    for process in (stack.up, *stack.up.children()):
        process.kill()
    wait_until(lambda: all(gone(process) for process in everything), what=stack.all_processes)
    assert not stack.all_processes()
