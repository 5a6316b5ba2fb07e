"""A part of a story and the whole of it, one after the other, by the real processes."""

from collections.abc import Iterator

import pytest

from tests.pipeline import Pipeline, running_pipeline
from tests.servers import Servers


@pytest.fixture(scope="module")
def pipeline(servers: Servers, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pipeline]:
    with running_pipeline(servers, tmp_path_factory.mktemp("parts") / "home") as running:
        running.start_ingest()
        running.start_worker()
        yield running


@pytest.mark.parametrize("order", [("page", "feed"), ("feed", "page")])
def test_the_whole_page_wins_over_the_feed_s_summary_of_it_whichever_comes_first(
    pipeline: Pipeline, order: tuple[str, str]
) -> None:
    address = f"https://herald.example/{'-'.join(order)}"
    lines = [
        f"<p>The lighthouse of {order[0]} will be painted in the spring, the keeper said on Monday.</p>",
        "<p>The work begins in April and takes three weeks, if the weather holds, he told the council.</p>",
        "<p>Nobody has painted it since the war, and nobody remembers who chose the colour that it has.</p>",
    ]
    page = (
        f'<html><head><title>Lighthouse</title><link rel="canonical" href="{address}"></head>'
        f"<body><article><h1>Lighthouse to be painted</h1>{''.join(lines)}</article></body></html>"
    )
    feed = (
        f"<rss><channel><title>Herald</title><item><title>Lighthouse to be painted</title><guid>{address}</guid>"
        "<description>It will be painted.</description></item></channel></rss>"
    )
    contents = {"page": page, "feed": feed}
    for kind in order:
        name = f"{kind}-{'-'.join(order)}.xml"
        pipeline.drop(name, contents[kind])
        assert pipeline.record(name).status in {"indexed", "duplicate"}
    (article,) = [each for each in pipeline.articles() if each.uri == address]
    assert len(article.body.split("\n\n")) == 3
