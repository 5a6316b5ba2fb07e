import threading

import pytest

from dateline.article import Article, Location, Place
from dateline.index.connection import connect
from dateline.index.ensure import ARTICLES
from dateline.index.errors import UnavailableError
from dateline.index.verdict import Verdict
from dateline.index.write import ArticleWriter
from dateline.settings import Settings
from tests.index.articles import article, file
from tests.query.asking import asked, headlines, page, stored

_URI = "https://gazette.example/harbour"


def _outcomes(verdicts: list[Verdict]) -> list[str]:
    return [verdict.outcome for verdict in verdicts]


def _stored(settings: Settings, of: Article) -> Article:
    found = stored(settings, of.id)
    assert found
    return found


def test_a_new_article_is_indexed_and_at_once_searchable(served: Settings, writer: ArticleWriter) -> None:
    assert writer.write([article("Mayor resigns")], refresh=True) == [Verdict("indexed")]
    assert headlines(served, q="mayor") == ["Mayor resigns"]


def test_nothing_to_write_is_no_request(settings: Settings) -> None:
    writer = ArticleWriter(settings.model_copy(update={"elasticsearch_url": "http://127.0.0.1:1"}))
    assert writer.write([], refresh=True) == []


def test_a_second_delivery_of_the_same_file_is_ours(writer: ArticleWriter) -> None:
    writer.write([article()], refresh=False)
    assert _outcomes(writer.write([article()], refresh=False)) == ["ours"]


def test_the_same_text_from_another_file_is_a_duplicate_of_the_first(served: Settings, writer: ArticleWriter) -> None:
    first, second = article(file=file("one.0")), article(file=file("two.0"))
    writer.write([first], refresh=False)
    assert writer.write([second], refresh=False) == [Verdict("duplicate", first.id, "one.0")]
    assert _stored(served, first).file.id == "one.0"


def test_the_same_text_twice_in_one_request_is_indexed_once(writer: ArticleWriter) -> None:
    verdicts = writer.write([article(file=file("one.0")), article(file=file("two.0"))], refresh=False)
    assert _outcomes(verdicts) == ["indexed", "duplicate"]
    assert verdicts[1].existing_file == "one.0"


def test_a_newer_version_replaces_and_an_older_one_never_does(served: Settings, writer: ArticleWriter) -> None:
    first = article("Harbour shut", uri=_URI, version=10, file=file("one.0", sha256="a"))
    newer = article("Harbour open", uri=_URI, version=30, file=file("three.0", sha256="c"))
    late = article("Harbour half open", uri=_URI, version=20, file=file("two.0", sha256="b"))
    assert _outcomes(writer.write([first], refresh=False)) == ["indexed"]
    assert _outcomes(writer.write([newer], refresh=False)) == ["indexed"]
    assert writer.write([late], refresh=False) == [Verdict("superseded", first.id, "three.0")]
    assert _stored(served, first).headline == "Harbour open"


@pytest.mark.parametrize("version", [9, 10, 11], ids=["older", "same", "newer"])
def test_the_same_bytes_again_are_a_duplicate_whatever_version_their_arrival_gives(
    served: Settings, writer: ArticleWriter, version: int
) -> None:
    first = article(uri=_URI, version=10, file=file("one.0", sha256="a"))
    again = article(uri=_URI, version=version, file=file("two.0", sha256="a"))
    writer.write([first], refresh=False)
    assert writer.write([again], refresh=False) == [Verdict("duplicate", first.id, "one.0")]
    assert _stored(served, first).file.id == "one.0"


def test_another_item_of_the_same_bytes_is_no_duplicate(writer: ArticleWriter) -> None:
    writer.write([article(uri=_URI, version=10, file=file("one.0", sha256="a", item=0))], refresh=False)
    other = article("Later state", uri=_URI, version=11, file=file("two.0", sha256="a", item=1))
    assert _outcomes(writer.write([other], refresh=False)) == ["indexed"]


def test_a_rejected_article_does_not_hold_up_the_others(served: Settings, writer: ArticleWriter) -> None:
    nowhere = article("Nowhere", places=[Place(name="Nowhere", location=Location(lat=1000, lon=0))])
    verdicts = writer.write([article("Before"), nowhere, article("After", body="Other.")], refresh=True)
    assert _outcomes(verdicts) == ["indexed", "rejected", "indexed"]
    assert "latitude" in (verdicts[1].reason or "")
    assert sorted(headlines(served)) == ["After", "Before"]


def test_an_operation_that_makes_the_whole_request_unreadable_is_found_and_rejected_alone(
    writer: ArticleWriter,
) -> None:
    beyond = article("Beyond", version=2**63)  # Elasticsearch answers 400 for the request, not for the item
    others = [article(f"Story {number}", body=f"Text {number}.") for number in range(6)]
    verdicts = writer.write([*others[:4], beyond, *others[4:]], refresh=False)
    assert _outcomes(verdicts) == ["indexed"] * 4 + ["rejected"] + ["indexed"] * 2
    assert "out of range" in (verdicts[4].reason or "")


def test_a_field_that_the_mapping_does_not_know_is_rejected_in_words(served: Settings, writer: ArticleWriter) -> None:
    writer.ensure_index()
    with connect(served) as client:
        answer = client.bulk(index=served.index, operations=[{"index": {}}, {"headlin": "x"}])
    assert answer["items"][0]["index"]["error"]["type"] == "strict_dynamic_mapping_exception"


def test_half_a_surrogate_pair_is_replaced_and_offsets_stay(served: Settings, writer: ArticleWriter) -> None:
    broken = article("Mayor \ud83d resigns", body="\udc00Text.")
    assert _outcomes(writer.write([broken, article()], refresh=True)) == ["indexed", "indexed"]
    assert _stored(served, broken).headline == "Mayor \N{REPLACEMENT CHARACTER} resigns"
    assert len(_stored(served, broken).body) == len(broken.body)


def test_a_keyword_over_the_limit_of_lucene_is_kept_and_not_refused(served: Settings, writer: ArticleWriter) -> None:
    long = article(keywords=["ü" * 40_000], slugline="s" * 40_000)
    assert _outcomes(writer.write([long], refresh=True)) == ["indexed"]
    assert _stored(served, long).keywords == long.keywords


def test_a_body_over_the_limit_of_the_highlighter_is_found(served: Settings, writer: ArticleWriter) -> None:
    long = article("Very long", body="A lighthouse stood here. " + "word " * 300_000 + "x" * 100_000)
    assert _outcomes(writer.write([long], refresh=True)) == ["indexed"]
    assert page(served, q="lighthouse").items[0].highlights["body"][0].startswith("A <em>lighthouse</em>")


def test_more_bytes_than_one_request_takes_are_sent_in_several(served: Settings, writer: ArticleWriter) -> None:
    large = [article(f"Large {number}", body=f"{number} " + "word " * 400_000) for number in range(6)]
    assert _outcomes(writer.write(large, refresh=True)) == ["indexed"] * 6
    assert asked(served, lambda index: index.count()) == 6


def test_two_writers_of_one_article_at_once_index_it_exactly_once(served: Settings) -> None:
    rounds = 20
    begin = threading.Barrier(2)
    verdicts: dict[str, list[Verdict]] = {}

    def write(name: str) -> None:
        writer = ArticleWriter(served)
        writer.ensure_index()
        verdicts[name] = []
        for number in range(rounds):
            begin.wait()
            verdicts[name] += writer.write([article(f"Story {number}", file=file(f"{name}.{number}"))], refresh=False)
        writer.close()

    threads = [threading.Thread(target=write, args=(name,)) for name in ("one", "two")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for number in range(rounds):
        pair = {name: verdicts[name][number] for name in ("one", "two")}
        assert sorted(verdict.outcome for verdict in pair.values()) == ["duplicate", "indexed"]
        winner = next(name for name, verdict in pair.items() if verdict.outcome == "indexed")
        loser = next(verdict for verdict in pair.values() if verdict.outcome == "duplicate")
        assert loser.existing_file == f"{winner}.{number}"


def test_a_write_block_is_no_fault_of_the_article(served: Settings, writer: ArticleWriter) -> None:
    writer.ensure_index()
    with connect(served) as client:
        client.indices.put_settings(index=ARTICLES.index(served.index), settings={"index.blocks.write": True})
        with pytest.raises(UnavailableError, match="takes no writes"):
            writer.write([article()], refresh=False)
        client.indices.put_settings(index=ARTICLES.index(served.index), settings={"index.blocks.write": None})
    assert _outcomes(writer.write([article()], refresh=False)) == ["indexed"]
