import subprocess
import sys

from dateline.article import Article, Dateline
from dateline.enrich import STEPS, enrich
from dateline.enrich.entities import ENTITIES

BODY = (
    "Mayor Ilse Brandt opened the first tram line of Leipzig on Monday. Brandt said the Saxon Tramway Company (STC) "
    "had finished two months early.\n\nThe STC will run twelve trams an hour to Berlin Street."
)


def article(headline: str = "First tram runs", body: str = BODY) -> Article:
    return Article(headline=headline, body=body, dateline=Dateline(text="LEIPZIG", located="Leipzig"))


def test_importing_is_cheap() -> None:
    code = "import sys, dateline.enrich; print(*sorted({'spacy', 'numpy', 'py3langid'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_each_step_says_what_it_does() -> None:
    assert len({step.name for step in STEPS}) == len(STEPS)
    for step in STEPS:
        assert step.cost.endswith(".")
        fields = {field.partition(".")[0] for field in (*step.reads, *step.writes)}
        assert fields <= Article.model_fields.keys()


def test_what_is_inferred_has_provenance_and_only_declared_fields_change() -> None:
    before = article()
    after = before.model_copy(deep=True)
    enrich([after])
    changed = {name for name in Article.model_fields if getattr(after, name) != getattr(before, name)} - {
        "provenance",
        "steps",
    }
    assert changed <= {field.partition(".")[0] for step in STEPS for field in step.writes}
    assert {"language", "people", "organisations", "places", "keywords", "word_count", "reading_seconds"} <= changed
    labels = {step.label for step in STEPS}
    assert after.steps == [step.label for step in STEPS]
    assert all(after.provenance[field].step in labels for field in changed)


def test_running_twice_gives_the_same() -> None:
    once, twice = article(), article()
    enrich([once])
    enrich([twice])
    enrich([twice])
    assert once == twice


def test_a_batch_gives_what_its_articles_give_alone() -> None:
    bodies = [BODY, "", "Ottawa said no.", BODY.replace("Brandt", "Novak")]
    together, alone = [[article(body=body) for body in bodies] for _ in range(2)]
    enrich(together)
    for each in alone:
        enrich([each])
    assert together == alone


def test_steps_are_left_out_by_name() -> None:
    done = article()
    enrich([done], frozenset({"entities", "keywords"}))
    assert not done.people
    assert not done.keywords
    assert done.word_count
    assert [place.name for place in done.places] == ["Leipzig"]


def test_no_articles_are_no_trouble() -> None:
    enrich([])


def test_what_the_file_says_is_kept() -> None:
    given = article()
    enrich([given])
    given.provenance.clear()  # as if the file had said it all
    given.language, given.keywords, given.people = "de", ["trams"], []
    kept = given.model_copy(deep=True)
    enrich([given])
    assert (given.language, given.keywords, given.organisations) == ("de", ["trams"], kept.organisations)
    assert given.places == kept.places
    assert any(warning.startswith(ENTITIES.name) for warning in given.warnings)
