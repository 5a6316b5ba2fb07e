"""The timeline and what rises, over HTTP."""

from contextlib import closing

import httpx

from dateline.index.write import ArticleWriter
from dateline.settings import Settings
from tests.api.problems import problem
from tests.index.articles import NOON, article


def test_a_timeline_and_what_rises_are_answered(client: httpx.Client, served: Settings) -> None:
    with closing(ArticleWriter(served)) as writer:
        writer.write([article(published=NOON)], refresh=True)
    answer = client.get("/v1/timeline", params={"interval": "month"}).json()
    assert answer["bars"] == [{"start": "2025-02-01T00:00:00.000Z", "count": 1, "by": {}}]
    rising = client.get("/v1/trending", params={"kinds": "person"}).json()
    assert rising == {"window_articles": 0, "baseline_articles": 0, "rising": {"person": []}}
    problem(client.get("/v1/trending", params={"window": "soon"}), "invalid-parameter")
