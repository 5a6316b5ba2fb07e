"""The page at 100,000 articles: how long the server needs for each view, what goes over the wire, when it is seen."""

import tempfile
import time
from collections import Counter
from pathlib import Path

import httpx
from playwright.sync_api import Browser, Page

from bench.archive import fill
from bench.figures import Figure, Options, quantile
from bench.running import servers, until
from bench.texts import BODIES, TOWNS
from services.api.page.addresses import article_url, name_url, search_url
from tests.browser import chromium
from tests.browser.visitor import visit
from tests.pipeline import running_pipeline

_WARM = 15  # rounds before any is measured: a young Java machine is several times slower
_FIRST = "front"
# What the largest content of a page is may change until the typefaces are there.
_LARGEST_PAINT = """async () => {
    await document.fonts.ready;
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    return new Promise((found) => new PerformanceObserver((list) => found(list.getEntries().at(-1).startTime))
        .observe({ type: "largest-contentful-paint", buffered: true }));
}"""


def run(options: Options) -> list[Figure]:
    """Each view by turns for the server's time; then each in browsers that have never been here."""
    if chromium.executable() is None:
        raise RuntimeError(chromium.HOW_TO_INSTALL)
    articles, rounds = options.pick(100_000, 2_000), options.pick(40, 5)
    with (
        servers() as running,
        tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder,
        running_pipeline(running, Path(folder)) as pipeline,
    ):
        fill(pipeline.settings, articles)
        pipeline.start("-m", "services.api")
        address = f"http://{pipeline.settings.api_host}:{pipeline.settings.api_port}"
        with httpx.Client(base_url=address, timeout=30, headers={"Accept": "text/html"}) as client:
            until(lambda: _answers(client), 60)
            views = _views(client)
            figures = _served(client, views, rounds, f"{articles:,} articles")
        with chromium.browser() as browser:
            return [*figures, *_seen(browser, address, views, options.pick(7, 2))]


def _views(client: httpx.Client) -> dict[str, str]:
    """The addresses of the views that an archive without files has."""
    (found,) = client.get("/v1/articles", params={"page_size": 1}).json()["articles"]
    return {
        _FIRST: "/",
        "search": search_url(q="harbour strike"),
        "search without words": search_url(source=[found["source"]["name"]]),
        "article": article_url(found["id"]),
        "stories": "/stories",
        "people": "/people",
        "person": name_url("people", found["people"][0]["name"]),
        "organisations": "/organisations",
        "organisation": name_url("organisations", BODIES[0]),
        "places": "/places",
        "place": name_url("places", TOWNS[0]),
        "quotes": "/quotes",
        "inbox": "/inbox",
        "alerts": "/alerts",
    }


def _served(client: httpx.Client, views: dict[str, str], rounds: int, note: str) -> list[Figure]:
    times: dict[str, list[float]] = {name: [] for name in views}
    for number in range(_WARM + rounds):
        for name, path in views.items():
            started = time.perf_counter()
            client.get(path).raise_for_status()
            if number >= _WARM:
                times[name].append(1000 * (time.perf_counter() - started))
    return [
        Figure(
            f"page: {name}, the server's time, median",
            quantile(taken, 0.5),
            "ms",
            at_most=300 if name == _FIRST else None,
            note=f"{note}, 95th percentile {quantile(taken, 0.95):.0f} ms",
        )
        for name, taken in times.items()
    ]


def _seen(browser: Browser, address: str, views: dict[str, str], rounds: int) -> list[Figure]:
    """Every visit is of a browser with an empty cache."""
    weights: dict[str, Counter[str]] = {}
    paints: dict[str, float] = {}
    for name, path in views.items():
        times = []
        for _ in range(rounds):
            with visit(browser, address) as (page, _complaints):
                weight = _weighing(page)
                page.goto(path)
                times.append(page.evaluate(_LARGEST_PAINT))
            weights[name] = weight
        paints[name] = quantile(times, 0.5)
    kilobytes = {name: (weight.total() - weight["Image"]) / 1000 for name, weight in weights.items()}
    heaviest, slowest = max(kilobytes, key=kilobytes.__getitem__), max(paints, key=paints.__getitem__)
    return [
        _weight(f"page: {_FIRST}, transferred without images", kilobytes[_FIRST], weights[_FIRST]),
        _weight(
            "page: the heaviest view, transferred without images", kilobytes[heaviest], weights[heaviest], heaviest
        ),
        _paint(f"page: {_FIRST}, largest contentful paint", paints[_FIRST], f"median of {rounds}, empty cache"),
        _paint("page: the slowest view, largest contentful paint", paints[slowest], slowest),
    ]


def _weighing(page: Page) -> Counter[str]:
    """The bytes that this page gets over the wire, headers and all, by what they are for; grows as it loads."""
    weight: Counter[str] = Counter()
    kinds: dict[str, str] = {}
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["type"]}))
    session.on(
        "Network.loadingFinished",
        lambda event: weight.update({kinds.get(event["requestId"], "Other"): int(event["encodedDataLength"])}),
    )
    return weight


def _weight(name: str, kilobytes: float, parts: Counter[str], view: str = "") -> Figure:
    listed = ", ".join(f"{kind.lower()} {size / 1000:.0f}" for kind, size in parts.most_common())
    return Figure(name, kilobytes, "kB", at_most=150, note=f"{view}: {listed}" if view else listed)


def _paint(name: str, milliseconds: float, note: str) -> Figure:
    return Figure(name, milliseconds / 1000, "s", at_most=1, note=note)


def _answers(client: httpx.Client) -> bool:
    try:
        return client.get("/readyz").is_success
    except httpx.TransportError:
        return False
