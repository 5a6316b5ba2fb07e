from dateline.curation.journal import Entry, Journal
from dateline.index.connection import connect
from dateline.index.write import ArticleWriter
from dateline.settings import Settings
from dateline.spool.layout import Spool
from dateline.stages.restoring import restore
from tests.stages.driving import NO_STEPS, brought_to_its_end
from tests.stages.test_parsing import claimed, stories


def test_a_lost_index_is_made_again_and_what_is_there_stays(quick: Settings, writer: ArticleWriter) -> None:
    for count in (3, 40):
        brought_to_its_end(Spool(quick.home), claimed(quick, stories(count)), quick, writer)
    told: list[tuple[int, int]] = []
    with connect(quick) as client:
        (name,) = client.indices.get_alias(name=quick.index)
        client.indices.delete(index=name)
    writer.close()
    assert restore(quick, lambda done, total: told.append((done, total))) == 40
    assert told == [(1, 2), (2, 2)]
    assert restore(quick, lambda *_: None) == 0
    with connect(quick) as client:
        client.indices.refresh(index=quick.index)
        assert client.count(index=quick.index)["count"] == 40


def test_what_people_corrected_and_deleted_is_so_again(quick: Settings, writer: ArticleWriter) -> None:
    (outcome,) = brought_to_its_end(Spool(quick.home), claimed(quick, stories(3)), quick, writer)
    corrected, deleted, _ = (told["id"] for told in outcome.articles)
    journal = Journal(Spool(quick.home).corrections)
    said = {"at": "2026-11-25T04:00:00+00:00", "by": "Jane"}
    journal.append(corrected, Entry(**said, values={"body": "Another body."}), 0)
    journal.append(deleted, Entry(**said, deleted=True), 0)
    with connect(quick) as client:
        (name,) = client.indices.get_alias(name=quick.index)
        client.indices.delete(index=name)
    assert restore(quick.model_copy(update={"steps_off": NO_STEPS.replace("length,", "")}), lambda *_: None) == 2
    with connect(quick) as client:
        source = client.get(index=quick.index, id=corrected)["_source"]
        assert (source["body"], source["word_count"]) == ("Another body.", 2)
        assert not client.exists(index=quick.index, id=deleted)
