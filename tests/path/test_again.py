"""An article that is enriched again: asked for over HTTP, done by a worker, told by the next search."""

from contextlib import closing
from pathlib import Path

from dateline.index.write import ArticleWriter
from tests.api.serving import serving
from tests.index.articles import article
from tests.pipeline import running_pipeline, wait_for
from tests.servers import Servers

REPORT = article("Harbour reopens", "The harbour of Karachi reopened on Saturday, its master Nadia Qureshi said.")


def test_what_is_asked_for_over_http_a_worker_does(servers: Servers, tmp_path: Path) -> None:
    with running_pipeline(servers, tmp_path / "home") as pipeline, serving(pipeline.settings) as client:
        with closing(ArticleWriter(pipeline.settings)) as writer:
            writer.write([REPORT], refresh=True)
        there = f"/v1/articles/{REPORT.id}"
        assert client.get(there).json()["people"] == []
        pipeline.start_worker("enrich")
        assert client.post(f"{there}/reprocess").status_code == 202
        found = wait_for(lambda: next(iter(client.get(there).json()["people"]), None))
        assert found["name"] == "Nadia Qureshi"
        wait_for(lambda: client.get("/v1/articles", params={"person": "Qureshi"}).json()["total"] == 1)
