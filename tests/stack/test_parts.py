"""The pieces of the stack by themselves, without starting it."""

import configparser
import os
import shlex
import signal
import socket
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from dateline.errors import DatelineError
from dateline.settings import Settings
from dateline.stack.configuration import configuration
from dateline.stack.control import processes
from dateline.stack.ports import check_ports
from dateline.stack.programs import Program, programs, tethered
from dateline.stack.record import lock, socket_path
from tests.servers import settings_for
from tests.stack_launcher import gone, wait_until

ELSEWHERE = {"redis_url": "redis://redis.example", "elasticsearch_url": "http://search.example:9200"}
"""Servers that are not the stack's own: none is built for a test that only looks at the commands."""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return settings_for(tmp_path / "home")


def test_a_command_of_any_words_reaches_supervisord_as_it_is(tmp_path: Path) -> None:
    command = ["/opt/my tools/run", "--share=50%", "it's", 'say "yes"', "%(ENV_HOME)s"]
    text = configuration([Program("odd", command, rank=1)], tmp_path, tmp_path, tmp_path / "s.sock")
    written = configparser.RawConfigParser()
    written.read_string(text)
    assert shlex.split(written["program:odd"]["command"].replace("%%", "%"))[-len(command) :] == command


def test_programs_stop_in_the_order_of_their_ranks(tmp_path: Path) -> None:
    programs = [Program("late", ["a"], rank=2), Program("early", ["b"], rank=9), Program("too", ["c"], rank=9)]
    written = configparser.RawConfigParser()
    written.read_string(configuration(programs, tmp_path, tmp_path, tmp_path / "s.sock"))
    groups = {written[name]["programs"]: int(written[name]["priority"]) for name in written if "group:" in name}
    assert groups == {"late": 2, "early,too": 9}


@pytest.mark.parametrize(("processes", "pool"), [(1, "threads"), (2, "prefork")])
def test_the_worker_that_embeds_needs_no_second_process_for_one_at_a_time(
    tmp_path: Path, processes: int, pool: str
) -> None:
    settings = settings_for(tmp_path, embed_processes=processes, **ELSEWHERE)
    (embed,) = (program for program in programs(settings) if program.name == "embed")
    assert embed.command[list(embed.command).index("--pool") + 1] == pool


def test_what_reads_files_is_a_process_that_may_die_without_its_worker(tmp_path: Path) -> None:
    (parse,) = (program for program in programs(settings_for(tmp_path, **ELSEWHERE)) if program.name == "parse")
    assert parse.command[list(parse.command).index("--pool") + 1] == "prefork"


def test_a_tethered_program_dies_with_its_parent() -> None:
    sleeper = tethered([sys.executable, "-c", "import time; time.sleep(600)"], signal.SIGKILL)
    code = f"import subprocess; print(subprocess.Popen({sleeper!r}).pid, flush=True); input()"
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as parent:
        assert parent.stdout
        child = psutil.Process(int(parent.stdout.readline()))
        wait_until(lambda: not any("tether" in word for word in child.cmdline()))
        parent.kill()
    wait_until(lambda: gone(child))


def test_a_tethered_program_does_not_start_when_its_parent_is_gone_already() -> None:
    gone = {**os.environ, "DATELINE_PARENT_PID": "1"}
    ran = subprocess.run(tethered(["true"], signal.SIGKILL), env=gone, check=False)
    assert ran.returncode == 1


def test_a_taken_port_is_said_with_its_owner_and_the_setting(settings: Settings) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", settings.flower_port))
        taken.listen()
        with pytest.raises(
            DatelineError, match=rf"{settings.flower_port} is taken by .*process {os.getpid()}"
        ) as error:
            check_ports(settings)
    assert "DATELINE_FLOWER_PORT" in error.value.advice
    check_ports(settings)


def test_one_port_for_two_is_said(settings: Settings) -> None:
    twice = settings.model_copy(update={"redis_port": settings.api_port})
    with pytest.raises(DatelineError, match="DATELINE_API_PORT and DATELINE_REDIS_PORT are both"):
        check_ports(twice)


def test_a_server_elsewhere_needs_no_port_here(settings: Settings) -> None:
    elsewhere = settings.model_copy(update={"redis_port": settings.api_port, "redis_url": "redis://elsewhere/0"})
    check_ports(elsewhere)


def test_one_stack_a_home_until_its_last_process_is_gone(tmp_path: Path) -> None:
    held = lock(tmp_path)
    with pytest.raises(DatelineError, match="already running"):
        lock(tmp_path)
    inherited = os.dup(held)
    os.close(held)
    with pytest.raises(DatelineError, match="already running"):
        lock(tmp_path)
    os.close(inherited)
    os.close(lock(tmp_path))


def test_the_socket_fits_however_deep_the_home_lies(tmp_path: Path) -> None:
    home = tmp_path / ("deep" * 50) / ("deeper" * 30)
    assert len(os.fsencode(socket_path(home))) < 100
    assert socket_path(home) != socket_path(tmp_path)


def test_no_stack_is_none(tmp_path: Path) -> None:
    assert processes(tmp_path) is None
