"""One real Elasticsearch node on this machine: what to run, and how to tell that it serves."""

import http.client
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dateline.embedded import home as node_home
from dateline.embedded import logs, ports
from dateline.embedded.errors import ServerError
from dateline.embedded.jars import Progress
from dateline.settings import Settings

PORT_SETTING = "DATELINE_ELASTICSEARCH_PORT"
START_SECONDS = 120  # 4 s on an idle machine of two cores, 13 s at a load of 8
RED_SECONDS = 15
"""A node that answers counts as started after this, even with a red index; recovery after kill -9 takes up to 4 s."""

# Of the heap, one part in so many is for new objects; the JVM's own choice is one in 3. They fill all their room before
# it is cleared, so it stays resident: 80 to 95 MB less at rest. While 6,000 articles are indexed it is cleared 6 or 7
# times instead of 3, which takes 81 and 153 ms instead of 86 and 108 (two runs), of 4 to 6 s of processor time.
_YOUNG_SHARE = 8

JVM_FLAGS = (
    "-XX:+UseSerialGC",  # 304 MB at rest where G1 needs 325, and 460 under load where G1 needs 654
    "-Xss1m",
    "-XX:-OmitStackTraceInFastThrow",
    "-XX:+ExitOnOutOfMemoryError",  # the supervisor starts it again; a node short of memory only half works
    "-Dfile.encoding=UTF-8",
    # as in stock Elasticsearch's jvm.options
    "-Dio.netty.noUnsafe=true",
    "-Dio.netty.noKeySetOptimization=true",
    "-Dio.netty.recycler.maxCapacityPerThread=0",
    "-Dlog4j.shutdownHookEnabled=false",
    "-Dlog4j2.disable.jmx=true",
    "-Dlog4j2.formatMsgNoLookups=true",
    "--enable-native-access=ALL-UNNAMED",
)


def prepare(progress: Progress | None = None) -> Path:
    """The node's home folder: jars fetched and checked, launcher compiled; at once when that was done before.

    ``progress`` is called with (jars fetched, jars in all). Raises ServerError.
    """
    return node_home.prepare(progress)


def data(settings: Settings) -> Path:
    """The folder of the node's data."""
    return settings.home / "elasticsearch" / "data"


def console(settings: Settings) -> Path:
    """Where the process's own output belongs; what it says before its log is open, and why it could not start."""
    return settings.home / "logs" / "elasticsearch.log"


def log(settings: Settings) -> Path:
    """The node's log; the node writes and rotates it (3 files of 20 MB)."""
    return settings.home / "logs" / "elasticsearch-node.log"


def make_folders(settings: Settings) -> None:
    """Make the folders that the process expects."""
    for folder in (data(settings), _temporary(settings), log(settings).parent):
        folder.mkdir(parents=True, exist_ok=True)


def command(home: Path, settings: Settings) -> list[str]:
    """The process to run, with its standard input open: it ends on SIGTERM and when its input closes."""
    heap = settings.elasticsearch_heap_mb
    return [
        str(node_home.JAVA),
        f"-Xms{heap}m",
        f"-Xmx{heap}m",
        f"-Xmn{heap // _YOUNG_SHARE}m",
        f"-XX:MaxDirectMemorySize={heap // 2}m",
        *JVM_FLAGS,
        f"-Djava.io.tmpdir={_temporary(settings)}",
        f"-Djava.util.logging.config.file={home / 'config' / 'jul.properties'}",
        f"-XX:ErrorFile={log(settings).parent / 'elasticsearch-crash-%p.log'}",
        "-cp",
        node_home.classpath(home),
        node_home.LAUNCHER,
        str(home),
        f"http.port={settings.elasticsearch_port}",
        f"path.data={data(settings)}",
        f"path.logs={log(settings).parent}",
    ]


def check(settings: Settings) -> None:
    """Raise ServerError when the node could not start because its port is taken."""
    ports.require_free(settings.elasticsearch_port, PORT_SETTING)


def wait_until_ready(
    settings: Settings, alive: Callable[[], bool] = lambda: True, timeout: float = START_SECONDS
) -> str:
    """Wait until this home's node serves; the cluster's status: green or yellow, or red if an index does not recover.

    ``alive`` says whether the process still runs.
    Raises ServerError with the reason in words, or with the end of the log.
    """
    end = time.monotonic() + timeout
    red_until = None
    while time.monotonic() < end:
        if not alive():
            raise _failure(settings)
        path = _data_of_answering_node(settings)
        if path not in {None, data(settings)}:
            raise ports.taken(settings.elasticsearch_port, PORT_SETTING)
        if path:
            red_until = red_until or time.monotonic() + RED_SECONDS
            status = _status(settings)
            if status != "red" or time.monotonic() > red_until:
                return status
        time.sleep(0.05)
    raise ServerError(
        f"Elasticsearch does not answer after {timeout:.0f} s.\n{logs.tail(console(settings), log(settings))}",
        "Start it again; if that does not help, its log says what it is busy with.",
    )


def is_ready(settings: Settings) -> bool:
    """Whether this home's node, and no other, answers and has recovered its data."""
    return _data_of_answering_node(settings) == data(settings) and _status(settings) != "red"


def _temporary(settings: Settings) -> Path:
    return settings.home / "elasticsearch" / "tmp"


def _status(settings: Settings) -> str:
    health = _get(settings, "/_cluster/health?wait_for_status=yellow&timeout=1s") or {}
    return str(health.get("status", "red"))


def _data_of_answering_node(settings: Settings) -> Path | None:
    """The data folder of the node on our port: the one thing that tells our node from another that holds the port."""
    answer = _get(settings, "/_nodes/_local/settings?filter_path=nodes.*.settings.path.data")
    if not answer or "nodes" not in answer:  # not up yet, or something else altogether
        return None
    (node,) = answer["nodes"].values()
    path = node["settings"]["path"]["data"]
    return Path(path[0] if isinstance(path, list) else path)


def _get(settings: Settings, path: str) -> dict[str, Any] | None:
    connection = http.client.HTTPConnection(ports.LOCAL, settings.elasticsearch_port, timeout=5)
    try:
        connection.request("GET", path)
        answer = json.loads(connection.getresponse().read())
    except (OSError, http.client.HTTPException, ValueError):
        return None  # not up yet
    finally:
        connection.close()
    return answer if isinstance(answer, dict) else None


def _failure(settings: Settings) -> ServerError:
    said = logs.failure(console(settings))
    if "failed to obtain node locks" in said:
        return ServerError(
            f"Another Elasticsearch is running on the data in {data(settings)}.",
            "Is Dateline running already on this DATELINE_HOME? Stop it, or set DATELINE_HOME to another folder.",
        )
    if "BindHttpException" in said or "Address already in use" in said:
        return ports.taken(settings.elasticsearch_port, PORT_SETTING)
    return ServerError(
        f"Elasticsearch ended while it started. {said}\n{logs.tail(console(settings), log(settings))}".strip(),
        "The end of its log above names the cause.",
    )
