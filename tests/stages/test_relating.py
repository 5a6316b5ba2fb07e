"""Copies and stories on the way of a file: enriched, decided and told."""

from dateline import stages
from dateline.index.write import ArticleWriter
from dateline.settings import Settings
from dateline.spool import portions
from dateline.spool.layout import Spool
from tests.grouping.texts import body, edited
from tests.query.asking import stored
from tests.stages.driving import NO_STEPS, brought_to_its_end, parsed
from tests.stages.test_parsing import claimed

TEXT = body()


def test_a_copy_in_another_file_is_an_article_of_its_own_that_names_its_original(served: Settings) -> None:
    settings = served.model_copy(update={"steps_off": NO_STEPS.replace("fingerprint,", "")})
    writer, spool = ArticleWriter(settings), Spool(settings.home)
    ids = []
    for headline, text in (("Council votes tonight", TEXT), ("Vote in the council", edited(TEXT))):
        claim = claimed(settings, {"story.txt": f"{headline}\n\n{text}\n".encode()})
        (outcome,) = brought_to_its_end(spool, claim, settings, writer)
        assert outcome.outcome == "indexed"
        ids.append(outcome.articles[0]["id"])
    writer.close()
    first, second = (stored(settings, id_) for id_ in ids)
    assert first
    assert second
    assert (first.duplicate_of, second.duplicate_of) == (None, first.id)


def test_the_fingerprint_travels_from_stage_to_stage(settings: Settings) -> None:
    settings = settings.model_copy(update={"steps_off": NO_STEPS.replace("fingerprint,", "")})
    claim = claimed(settings, {"story.txt": f"Council votes tonight\n\n{TEXT}\n".encode()})
    (line,) = parsed(claim, settings)
    assert line.article
    assert line.article.fingerprint is None
    stages.enrich(claim, 0, settings)
    (line,) = portions.read(claim, portions.ENRICHED, 0)
    assert line.article
    assert line.article.fingerprint
    assert line.article.fingerprint.phrases.size > 100
