"""No jar is used that is not the one of the lock file."""

import hashlib
from pathlib import Path

import pytest
from jgo.maven import MavenContext

from dateline.embedded import jars
from dateline.embedded.errors import ServerError

COORDINATE = "org.example:press:1.0"
PATH = "org/example/press/1.0/press-1.0.jar"
CONTENT = b"the jar that was locked"
LOCK = {"lib": {COORDINATE: hashlib.sha256(CONTENT).hexdigest()}}


@pytest.fixture
def mirror(tmp_path: Path) -> Path:
    """A Maven repository on this disk, with the jar."""
    jar = tmp_path / "mirror" / PATH
    jar.parent.mkdir(parents=True)
    jar.write_bytes(CONTENT)
    return jar


@pytest.fixture
def maven(tmp_path: Path, mirror: Path) -> MavenContext:
    root = Path(str(mirror).removesuffix(PATH))
    return MavenContext(repo_cache=tmp_path / "jars", local_repos=[root], offline=True)


def test_the_locked_jar_is_handed_out_and_counted(maven: MavenContext, mirror: Path) -> None:
    seen: list[tuple[int, int]] = []
    assert jars.fetch(LOCK, maven, lambda done, total: seen.append((done, total))) == {"lib": [mirror]}
    assert seen == [(1, 1)]


def test_a_tampered_jar_is_refused(maven: MavenContext, mirror: Path) -> None:
    mirror.write_bytes(b"something else")
    with pytest.raises(ServerError, match=f"{COORDINATE} is not the one of the lock file"):
        jars.fetch(LOCK, maven)


def test_half_a_download_in_the_cache_is_replaced(maven: MavenContext, mirror: Path, tmp_path: Path) -> None:
    half = tmp_path / "jars" / PATH
    half.parent.mkdir(parents=True)
    half.write_bytes(CONTENT[:5])
    assert jars.fetch(LOCK, maven) == {"lib": [mirror]}
    assert not half.exists()


def test_a_jar_that_cannot_be_had_is_named(maven: MavenContext, mirror: Path) -> None:
    mirror.unlink()
    with pytest.raises(ServerError, match=f"{COORDINATE} cannot be downloaded") as error:
        jars.fetch(LOCK, maven)
    assert "network" in error.value.advice


def test_the_lock_file_says_a_sha256_for_every_jar_and_names_no_host() -> None:
    lock = jars.read_lock()
    assert {"lib", "modules/transport-netty4", "build"} == lock.keys()
    digests = [digest for group in lock.values() for digest in group.values()]
    assert all(len(bytes.fromhex(digest)) == hashlib.sha256().digest_size for digest in digests)
    assert "//" not in jars.LOCK.read_text()
