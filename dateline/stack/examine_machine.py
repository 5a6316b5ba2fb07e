"""Python, its packages, memory and ports."""

import importlib.metadata
import platform
import sys

import psutil
from packaging.requirements import Requirement

from dateline.settings import Settings
from dateline.stack.control import processes
from dateline.stack.finding import Finding, good, note, wrong
from dateline.stack.ports import port_trouble
from dateline.stack.ports import ports as wanted_ports

# What the embedded stack takes at rest, and room for one article of the largest size.
_MEMORY_NEEDED = 2.0e9


def python(_: Settings) -> Finding:
    """The version that everything is locked for."""
    version = f"{platform.python_version()} in {sys.prefix}"
    if sys.version_info[:2] == (3, 11):
        return good(version)
    return wrong(version, "Dateline is locked for Python 3.11: make clean, then make PYTHON=python3.11 up.")


def packages(_: Settings) -> Finding:
    """Whether each package that Dateline names is there in a version that it can use."""
    troubles = []
    named = [Requirement(text) for text in importlib.metadata.requires("dateline") or []]
    # What comes with an extra is missing where nobody asked for it.
    required = [each for each in named if each.marker is None or each.marker.evaluate({"extra": ""})]
    for requirement in required:
        try:
            version = importlib.metadata.version(requirement.name)
        except importlib.metadata.PackageNotFoundError:
            troubles.append(f"{requirement.name} is missing")
            continue
        if not requirement.specifier.contains(version, prereleases=True):
            troubles.append(f"{requirement.name} is {version}, needed {requirement.specifier}")
    if troubles:
        return wrong("; ".join(troubles), "Install the locked versions: make clean, then make up.")
    return good(f"all {len(required)} in versions that fit")


def memory(settings: Settings) -> Finding:
    """Whether the stack fits. Once it runs, it has its memory already."""
    available = psutil.virtual_memory().available
    text = f"{available / 1e9:.1f} GB available"
    if available >= _MEMORY_NEEDED or processes(settings.home) is not None:
        return good(text)
    return note(text, "The whole stack wants 2 GB: end something, or lower DATELINE_ELASTICSEARCH_HEAP_MB.")


def ports(settings: Settings) -> Finding:
    """Ours or free. Whether the right program answers on them, the checks of the servers tell."""
    named = ", ".join(str(port) for _, port in wanted_ports(settings).values())
    if processes(settings.home) is not None:
        return good(f"{named}: held by this stack")
    for setting, (host, port) in wanted_ports(settings).items():
        trouble = port_trouble(host, port)
        if trouble:
            return wrong(f"{port} {trouble}", f"Stop that program, or set {setting} to a free port.")
    return good(f"{named}: free")
