"""A whole Dateline with a day's news in it: the samples, invented reports by the dozen, an event, and a bad file."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.texts import invented
from dateline.stack.readiness import api_url
from tests.pipeline import ROOT, Pipeline
from tests.stack_launcher import Stack

SAMPLES = ROOT / "samples"
# Two screens of results and more, whatever the size of a page of results is.
INVENTED = 70
_APART = timedelta(hours=13)  # between two of them: five weeks in all
OUTLETS = ("valley-examiner", "harbour-courier", "northern-post")
UNREADABLE = ("unreadable.txt", bytes(range(256)) * 8)

_EVENT = """Grain terminal at Constanta shut by crane collapse

CONSTANTA: A gantry crane collapsed at the Agigea grain terminal in Constanta on Tuesday morning, shutting the
berth and holding up nine ships, the Romanian port authority said.

Nobody was killed. Two dockers, Mihai Stoica and Ana Petrescu, were taken to the county hospital with broken bones.

"The wind was within limits," said the harbour master, Dorin Vlad. "We do not know yet why the crane fell."

The Romanian port authority said the Agigea grain terminal would stay shut until Friday.
"""
_LATER = """Crane at Constanta grain terminal failed at a weld, port authority says

CONSTANTA: The gantry crane that collapsed at the Agigea grain terminal in Constanta had a cracked
weld, the Romanian port authority said on Wednesday, a day after the collapse shut the berth and held up nine ships.

Two dockers, Mihai Stoica and Ana Petrescu, were still in the county hospital. The harbour master,
Dorin Vlad, said the crane had been inspected in March.

"The weld was not on the list," said Mr Vlad. The Agigea grain terminal in Constanta stays shut until Friday.
"""
_FOLLOWED = (
    ("Constanta port counts the cost of a lost week", "Nine ships waited off Constanta", "It is a lost week"),
    ("Dockers of Constanta ask who inspected the crane", "Dockers marched to the port authority", "We want a name"),
    ("Ships leave Constanta for Varna", "Four of the nine ships left Constanta for Varna", "They could not wait"),
    ("Constanta terminal to open again on Friday", "The Agigea terminal will open on Friday", "All is cleared"),
    ("Docker leaves hospital in Constanta", "Ana Petrescu left the county hospital", "She can walk"),
)
"""What follows the event, so that somebody and some place rise: headlines, what happened, what the master said."""
_FOLLOW_APART = timedelta(hours=4)


def address(stack: Stack) -> str:
    """Where its page is."""
    return api_url(stack.settings)


def drop_the_news(stack: Stack) -> None:
    """Put all of it into the inbox and wait until every file has come to its end."""
    inbox = Pipeline(stack.settings)
    files = _files()
    for name, data in files.items():
        inbox.drop(name, data)
    # A sidecar goes with its file.
    dropped = sum(1 for name in files if not name.endswith(".meta.json"))
    inbox.at_rest(dropped, 180)


def _files() -> dict[str, bytes]:
    samples = {str(path.relative_to(SAMPLES)): path.read_bytes() for path in _sidecars_first(SAMPLES)}
    now = datetime.now(UTC)
    reports: dict[str, bytes] = {}
    for number, text in enumerate(invented(INVENTED, seed=7, characters=1_200)):
        name = f"{OUTLETS[number % len(OUTLETS)]}/report-{number}.txt"
        published = (now - number * _APART).isoformat(timespec="seconds")
        reports[f"{name}.meta.json"] = json.dumps({"published": published}).encode()
        reports[name] = text.printed.encode()
    # The last is the same report in another newspaper: a copy.
    event = [
        ("northern-post/crane.txt", _EVENT),
        ("harbour-courier/crane-weld.txt", _LATER),
        ("valley-examiner/crane-copy.txt", _EVENT.replace("Grain terminal at", "Terminal at")),
    ]
    event += [
        (f"{OUTLETS[number % len(OUTLETS)]}/constanta-{number}.txt", _follow_up(*told))
        for number, told in enumerate(_FOLLOWED)
    ]
    for number, (name, text) in enumerate(event):
        published = (now - (len(event) - number) * _FOLLOW_APART).isoformat(timespec="seconds")
        reports[f"{name}.meta.json"] = json.dumps({"published": published}).encode()
        reports[name] = text.encode()
    return {**samples, **reports, UNREADABLE[0]: UNREADABLE[1]}


def _follow_up(headline: str, happened: str, said: str) -> str:
    return (
        f"{headline}\n\nCONSTANTA: {happened}, the Romanian port authority said.\n\n"
        f'"{said}," said the harbour master, Dorin Vlad.\n'
    )


def _sidecars_first(folder: Path) -> list[Path]:
    return sorted(
        (path for path in folder.rglob("*") if path.is_file()), key=lambda path: not path.name.endswith(".meta.json")
    )
