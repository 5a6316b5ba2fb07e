"""Looking at every part of a system, running or not. One check a function; each says what it found."""

from collections.abc import Callable, Iterator

from dateline.errors import DatelineError
from dateline.settings import Settings
from dateline.stack import examine_disk, examine_machine, examine_servers, examine_work
from dateline.stack.finding import Finding, wrong

__all__ = ["Finding", "examine"]

CHECKS: tuple[tuple[str, Callable[[Settings], Finding]], ...] = (
    ("Python", examine_machine.python),
    ("Packages", examine_machine.packages),
    ("Memory", examine_machine.memory),
    ("Home", examine_disk.home),
    ("File system", examine_disk.one_file_system),
    ("Disk space", examine_disk.space),
    ("File events", examine_disk.events),
    ("Ports", examine_machine.ports),
    ("Programs", examine_work.programs),
    ("Redis", examine_servers.redis),
    ("Elasticsearch", examine_servers.elasticsearch),
    ("Index", examine_servers.index),
    ("API", examine_servers.api),
    ("Workers", examine_work.workers),
    ("Claims", examine_work.claims),
    ("Files", examine_work.files),
    ("Failed files", examine_work.failed),
)
"""What everything rests on comes first: the first thing wrong explains the ones after it."""


def examine(settings: Settings) -> Iterator[Finding]:
    """A finding for every part, in order, each as soon as it is known."""
    for part, check in CHECKS:
        try:
            finding = check(settings)
        except (DatelineError, OSError) as error:
            finding = wrong(str(error), error.advice if isinstance(error, DatelineError) else "")
        yield finding.of(part)
