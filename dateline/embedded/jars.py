"""The Java archives of Elasticsearch: exactly those of ``elasticsearch.lock``, each checked by its sha256."""

import hashlib
import json
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from jgo.maven import MavenContext

from dateline.embedded.errors import ServerError

LOCK = Path(__file__).with_name("elasticsearch.lock")
TIMEOUT_SECONDS = 30
PARALLEL_DOWNLOADS = 8

Progress = Callable[[int, int], None]
Lock = Mapping[str, Mapping[str, str]]
"""Group (a folder of the node's home) to coordinates ``group:artifact:version`` to sha256 in hexadecimal."""


def read_lock() -> Lock:
    """The lock file of this version."""
    lock: Lock = json.loads(LOCK.read_text("utf-8"))
    return lock


def context(cache: Path) -> MavenContext:
    """Where jars come from and where they are kept: the usual Maven repository, and ``cache``/jars."""
    return MavenContext(repo_cache=cache / "jars", timeout=TIMEOUT_SECONDS)


def fetch(lock: Lock, maven: MavenContext, progress: Progress | None = None) -> dict[str, list[Path]]:
    """All jars of ``lock`` by group, downloaded where the cache lacks them; no dependency is resolved.

    ``progress`` is called with (jars done, jars in all).
    Raises ServerError when a jar cannot be had or is not the one that was locked.
    """
    wanted = [(group, coordinate, digest) for group, jars in lock.items() for coordinate, digest in jars.items()]
    paths: dict[str, list[Path]] = {group: [] for group in lock}
    pool = ThreadPoolExecutor(PARALLEL_DOWNLOADS)
    try:
        running = {pool.submit(_jar, maven, coordinate, digest): group for group, coordinate, digest in wanted}
        for done, future in enumerate(as_completed(running), start=1):
            paths[running[future]].append(future.result())
            if progress:
                progress(done, len(wanted))
    finally:
        pool.shutdown(cancel_futures=True)
    return {group: sorted(found) for group, found in paths.items()}


def sha256(path: Path) -> str:
    """The file's sha256 in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _jar(maven: MavenContext, coordinate: str, digest: str) -> Path:
    group, name, version = coordinate.split(":")
    artifact = maven.project(group, name).at_version(version).artifact()
    kept = artifact.cached_path
    if kept and kept.exists() and sha256(kept) != digest:
        kept.unlink()  # jgo writes in place: a download that was cut short leaves half a file
    try:
        path: Path = artifact.resolve()
    except (OSError, RuntimeError) as error:  # an error of requests is an OSError
        raise ServerError(
            f"The Java archive {coordinate} cannot be downloaded: {error}",
            "Check the network connection and its proxy, then start again; what is there already is kept.",
        ) from error
    if (found := sha256(path)) != digest:
        if path == kept:
            path.unlink()
        raise ServerError(
            f"The Java archive {coordinate} is not the one of the lock file: its sha256 is {found}, not {digest}.",
            "It is not used. Something between here and the repository changes files: try another network or proxy.",
        )
    return path
