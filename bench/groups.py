"""Copies and stories: how well they are found in a stream, and what that costs, also when there are very many.

Quality needs the sample data beside the repository. It is measured by the code that is in service, over a store in
memory; the cost on an Elasticsearch of its own, filled with invented members.
"""

import json
import math
import random
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import accumulate, count, islice
from pathlib import Path
from statistics import fmean
from typing import Any

from elasticsearch import ApiError, Elasticsearch

from bench import lookups
from bench.figures import Figure, Options
from bench.scorers import scorer
from dateline.article import Article, Fingerprint, Sketch
from dateline.enrich.fingerprint import FINGERPRINT
from dateline.enrich.rarity import COMMON, RARE
from dateline.enrich.terms import TERMS
from dateline.grouping import Member, relate
from dateline.grouping.memory import MemoryStore
from dateline.grouping.sketch import SIZE
from dateline.grouping.store import resolved
from dateline.index.connection import connect
from dateline.index.errors import UnavailableError
from dateline.index.groupstore import GroupStore
from tests.servers import running_servers

SHARED = Path(__file__).resolve().parents[2] / "shared"
_SCORER = SHARED / "score/score_groups.py"
_START = datetime(2026, 1, 1, tzinfo=UTC)
_BATCH = 16  # articles placed at once: a claim under load holds up to 64, a single drop 1
_CLAIM, _PORTION = 64, 227  # articles: of a claim under load; of a bundle at a time, of 2,200 characters
_MEASURED = 320  # articles placed at each size
_SIZES = (10_000, 100_000, 400_000, 1_000_000)
_QUICK_SIZES = (5_000, 20_000)
_SAMPLED = 64  # articles whose lookups are counted at each size
_GROWN = 10  # a week has 7 times the members of the first size; what is older than that must cost nothing
_TRIES, _PAUSED = 30, 1.0  # seconds
_PAUSE = timedelta(days=1) / 10_000  # so a week holds 70,000, from the second size on


def run(options: Options) -> list[Figure]:
    """Quality on the samples, where they are; cost an article at sizes up to a million."""
    if not _SCORER.exists():
        print(f"quality: not measured, {_SCORER} is absent")
        return growth(options)
    orders = options.pick(20, 3)
    return [*copies(orders), *stories(orders), *growth(options)]


def copies(orders: int) -> list[Figure]:
    """Edited texts in random orders: the worst of them."""
    rows, articles = _sample("synth_dev")
    started = time.process_time()
    FINGERPRINT.apply(articles)
    milliseconds = 1000 * (time.process_time() - started) / len(articles)
    started = time.process_time()
    streamed = [_streamed(articles, seed)[0] for seed in range(orders)]
    placing = 1000 * (time.process_time() - started) / len(articles) / orders
    scores = [_score(rows, {one.id: one.original or one.id for one in members}) for members in streamed]
    worst = min(scores, key=lambda score: float(score["pair_f1"]))
    wrong, of = max(tuple(map(int, score["template_wrongly_grouped"].split("/"))) for score in scores)
    note = f"the worst of {orders} orders; MinHash of 3 words .970"
    return [
        Figure("copies: pair F1", worst["pair_f1"], at_least=0.98, note=note),
        Figure("copies: recall of texts cut to 60 %", worst["kind_recall"]["truncated60"], at_least=0.95),
        Figure("copies: templates taken for copies", wrong, f"of {of}", at_most=1, note="MinHash 14 of 25"),
        Figure("fingerprint, CPU an article", milliseconds, "ms", at_most=2),
        Figure(
            "copies: fingerprinted and placed a second of CPU",
            1000 / (milliseconds + placing),
            at_least=500,
            note="in memory; in Elasticsearch see placing one among",
        ),
    ]


def stories(orders: int) -> list[Figure]:
    """Reports on events, two events of a kind each, in random orders: the mean."""
    rows, articles = _sample("ecb_given")
    TERMS.load()
    FINGERPRINT.apply(articles)
    started = time.process_time()
    TERMS.apply(articles)
    milliseconds = 1000 * (time.process_time() - started) / len(articles)
    scores = []
    for seed in range(orders):
        members, store = _streamed(articles, seed)
        today = resolved(store, {one.story for one in members if one.story})
        scores.append(_score(rows, {one.id: today[one.story] for one in members if one.story}))
    pairs, cubes = ([score[name] for score in scores] for name in ("pair_f1", "b3_f1"))
    note = f"mean of {orders} orders, {min(pairs):.3f} to {max(pairs):.3f}; TF-IDF over all at once .821"
    return [
        Figure("stories: pair F1", fmean(pairs), at_least=0.85, note=note),
        Figure("stories: B-cubed F1", fmean(cubes), at_least=0.88, note="TF-IDF over all at once .865"),
        Figure("terms, CPU an article", milliseconds, "ms", at_most=2),
    ]


def growth(options: Options) -> list[Figure]:
    """What placing an article costs among ever more members, 10,000 of them a day: time, and what is read for it."""
    found: list[Figure] = []
    news = invented_members(seed=1)
    with (
        tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder,
        running_servers(Path(folder)) as running,
        connect(running.settings) as client,
    ):
        store = GroupStore(client, "bench")
        store.ensure()
        held = refused = 0
        first: list[float] = []
        for size in _QUICK_SIZES if options.quick else _SIZES:
            while held < size:
                # Now and then found, as in service: what is not yet refreshed is held in the heap.
                refused += _put(store, list(islice(news, 500)), found=held % 5_000 == 0)
                held += 500
            client.indices.refresh(index="bench-groups")
            _placing(store, news, _BATCH * 4)  # caches are filled, as they are in service
            wall, ours, its = _placing(store, news, _MEASURED, client)
            reading = lookups.read(client, "bench-groups", list(islice(news, _SAMPLED)))
            first = first or [wall, reading.postings]
            note = f"of it {ours:.1f} ms of our own CPU; {its:.1f} ms of Elasticsearch's; batches of {_BATCH}"
            also = f"{reading.candidates:.0f} members share enough, {reading.kilobytes:.0f} kB answered"
            found += [
                Figure(f"placing one among {size:,}", wall, "ms", at_most=2 * first[0], note=note),
                Figure(f"postings read for it among {size:,}", reading.postings, at_most=_GROWN * first[1], note=also),
            ]
            copies_alone = map(_without_terms, news)
            _placing(store, copies_alone, _PORTION * 10, batch=_PORTION)  # Java has compiled it, as it has in service
            for batch, whose, least in ((_CLAIM, "a claim", None), (_PORTION, "a bundle", 500)):
                alone, _, its = _placing(store, copies_alone, _PORTION * 10, client, batch)
                found.append(
                    Figure(
                        f"copies alone, placed a second among {size:,}, {batch} at once as of {whose}",
                        1000 / alone,
                        at_least=least,
                        note=f"{its:.1f} ms of Elasticsearch's CPU each",
                    )
                )
            print(*found[-4:], sep="\n", flush=True)
    return [*found, Figure("fillings that the node refused at first", refused, note="429: its heap of 512 MB was full")]


def invented_members(seed: int) -> Iterator[Member]:
    """Members without a text, placed as they should be: one in five a copy, the others on 2,000 events at a time."""
    chance = random.Random(seed)
    recent: list[Member] = []
    events: list[tuple[str, list[str]]] = []
    for number in count():
        at, id_ = _START + number * _PAUSE, f"{number:032x}"
        if recent and chance.random() < 0.2:
            first = chance.choice(recent)
            copy = _edited(chance, first.fingerprint)
            yield Member(id_, at, copy, original=first.id, similarity=0.9, story=first.story, decided=True)
            continue
        if not events or chance.random() < 0.1:
            events.append((f"{at:%Y%m%dT%H%M}-{id_[-16:]}", [f"name{chance.randrange(1_000_000)}" for _ in range(6)]))
        story, names = chance.choice(events[-2_000:])
        made = Member(id_, at, _invented(chance, names), story=story, decided=True)
        recent = [*recent[-500:], made]
        yield made


def _invented(chance: random.Random, names: Sequence[str]) -> Fingerprint:
    """Of a text of 400 phrases and 60 facts: the smallest of so many random numbers; words as Zipf's law has them."""
    places = {int(COMMON * (RARE / COMMON) ** chance.random()) for _ in range(34)}
    weights = dict.fromkeys(names, 0.3) | {f"word{place}": 0.03 * math.log1p(place / 100) for place in places}
    return Fingerprint(phrases=_smallest(chance, 400), facts=_smallest(chance, 60), terms=weights)


def _edited(chance: random.Random, fingerprint: Fingerprint) -> Fingerprint:
    kept = [value for value in fingerprint.phrases.lowest if chance.random() < 0.9]
    return fingerprint.model_copy(update={"phrases": Sketch(size=400, lowest=kept)})


def _smallest(chance: random.Random, size: int) -> Sketch:
    gaps = (int(chance.expovariate(size / 2**48)) + 1 for _ in range(min(SIZE, size)))
    return Sketch(size=size, lowest=list(accumulate(gaps)))


def _without_terms(member: Member) -> Member:
    """One that is not looked for in stories."""
    return replace(member, fingerprint=member.fingerprint.model_copy(update={"terms": {}}))


def _put(store: GroupStore, members: Sequence[Member], *, found: bool) -> int:
    """Put them in, as often as a claim would be tried again while the node is overloaded; how often it refused."""
    for refused in range(_TRIES):
        try:
            store.put(members, found=found)
        except ApiError as error:
            if error.status_code != 429:
                raise
            time.sleep(_PAUSED)
        else:
            return refused
    raise UnavailableError("The node has no room for members.", "Is anything else using it?")


def _placing(
    store: GroupStore,
    news: Iterator[Member],
    number: int,
    client: Elasticsearch | None = None,
    batch: int = _BATCH,
) -> tuple[float, float, float]:
    """Milliseconds to place one of so many: in all, of our own CPU, and of Elasticsearch's (0 without its client)."""
    arriving = (Member(one.id, one.at, one.fingerprint) for one in news)
    batches = [list(islice(arriving, batch)) for _ in range(number // batch)]
    wall, cpu, its = time.perf_counter(), time.process_time(), _cpu(client)
    for some in batches:
        relate(store, some)
    spent = (1000 * (time.perf_counter() - wall), 1000 * (time.process_time() - cpu), _cpu(client) - its)
    return spent[0] / number, spent[1] / number, spent[2] / number


def _cpu(client: Elasticsearch | None) -> float:
    """Milliseconds of CPU that the one node has used."""
    if client is None:
        return 0.0
    (node,) = client.nodes.stats(metric="process")["nodes"].values()
    return float(node["process"]["cpu"]["total_in_millis"])


def _sample(name: str) -> tuple[list[dict[str, Any]], list[Article]]:
    """The rows of a sample and their articles; the first line is the headline."""
    rows = [json.loads(line) for line in (SHARED / f"data/groups/{name}.jsonl").read_text("utf-8").splitlines()]
    parts = [row["text"].partition("\n") for row in rows]
    return rows, [
        Article(id=row["id"], headline=headline, body=body.strip(), received=_START, language="en")
        for row, (headline, _, body) in zip(rows, parts, strict=True)
    ]


def _streamed(articles: Sequence[Article], seed: int) -> tuple[list[Member], MemoryStore]:
    """The members after the articles came in a random order, and their store."""
    store, members = MemoryStore(), [Member.of(article) for article in articles]
    random.Random(seed).shuffle(members)
    for start in range(0, len(members), _BATCH):
        relate(store, members[start : start + _BATCH])
    return list(store.get([member.id for member in members]).values()), store


def _score(rows: Sequence[dict[str, Any]], groups: dict[str, str]) -> dict[str, Any]:
    result: dict[str, Any] = scorer(_SCORER).score(rows, groups)
    return result
