"""The configuration of supervisord for a list of programs."""

import shlex
import signal
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from dateline.stack.programs import Program, tethered

# A program that ends sooner than this has not started: supervisord waits a second longer before each new try. On a
# busy machine, one that cannot work needs 10 s to find out.
_STARTED_SECONDS = 30
# In effect for ever: the pause grows by a second each time, so these take years.
_TRIES = 100_000_000


def configuration(programs: Sequence[Program], logs: Path, folder: Path, socket: Path) -> str:
    """The configuration file. ``folder`` keeps what supervisord itself writes, ``logs`` a file a program."""
    sections = [
        _section(
            "supervisord",
            nodaemon="true",
            silent="true",
            logfile=_path(logs / "supervisor.log"),
            logfile_maxbytes="5MB",
            logfile_backups="1",
            pidfile=_path(folder / "supervisor.pid"),
            childlogdir=_path(logs),
        ),
        _section("unix_http_server", file=_path(socket), chmod="0600"),
        _section(
            "rpcinterface:supervisor",
            **{"supervisor.rpcinterface_factory": "supervisor.rpcinterface:make_main_rpcinterface"},
        ),
        _section("rpcinterface:dateline", **{"supervisor.rpcinterface_factory": "dateline.stack.watched:make"}),
    ]
    by_rank = sorted(programs, key=lambda program: program.rank)
    for rank, together in groupby(by_rank, key=lambda program: program.rank):
        group = list(together)
        names = ",".join(program.name for program in group)
        sections += [_program(program, logs) for program in group]
        sections.append(_section(f"group:rank{rank}", programs=names, priority=str(rank)))
    return "\n".join(sections)


def _program(program: Program, logs: Path) -> str:
    command = tethered(program.command, signal.SIGKILL)
    return _section(
        f"program:{program.name}",
        command=shlex.join(command).replace("%", "%%"),
        startsecs=str(_STARTED_SECONDS),
        startretries=str(_TRIES),
        autorestart="true",
        stopsignal=program.stop_signal,
        stopwaitsecs=str(program.stop_seconds),
        killasgroup="true",
        redirect_stderr="true",
        stdout_logfile=_path(logs / f"{program.name}.log"),
        stdout_logfile_maxbytes="10MB",
        stdout_logfile_backups="2",
    )


def _path(path: Path) -> str:
    return str(path).replace("%", "%%")


def _section(name: str, **values: str) -> str:
    return "\n".join([f"[{name}]", *(f"{key}={value}" for key, value in values.items()), ""])
