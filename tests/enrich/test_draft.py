from dateline.article import Article, Dateline, Place, Provenance
from dateline.enrich import Step
from dateline.enrich.draft import adopt, draft

HAND = Provenance(origin="person")


def step(*writes: str) -> Step:
    return Step("new", 1, (), writes, "Nothing.", lambda _: None)


def article() -> Article:
    return Article(headline="Ferry", body="It left.", places=[Place(name="Oslo")], dateline=Dateline(text="OSLO"))


def test_what_is_written_in_a_draft_does_not_reach_the_article() -> None:
    original, finding = article(), step("places", "dateline.located")
    mine = draft(original, finding)
    mine.places[0].name = "Bergen"
    mine.places.append(Place(name="Moss"))
    assert mine.dateline is not None
    mine.dateline.located = "Oslo"
    mine.provenance["places"] = Provenance(origin="derived")
    mine.warnings.append("places: many")
    assert original == article()


def test_adopted_it_does() -> None:
    original, finding = article(), step("places", "dateline.located")
    mine = draft(original, finding)
    mine.places[0].name = "Bergen"
    assert mine.dateline is not None
    mine.dateline.located = "Oslo"
    mine.provenance["places"] = Provenance(origin="derived")
    mine.warnings.append("places: many")
    adopt(original, mine, finding)
    assert original == mine


def test_only_what_the_step_declares_is_adopted() -> None:
    original, counting = article(), step("word_count")
    mine = draft(original, counting)
    mine.word_count, mine.genre = 2, "story"
    adopt(original, mine, counting)
    assert (original.word_count, original.genre) == (2, None)


def test_what_a_person_has_corrected_stays_with_its_provenance() -> None:
    original, both = article(), step("places", "word_count")
    original.provenance["places"] = HAND
    mine = draft(original, both)
    mine.places, mine.word_count = [], 2
    mine.provenance |= {"places": Provenance(origin="model"), "word_count": Provenance(origin="derived")}
    adopt(original, mine, both)
    assert ([place.name for place in original.places], original.word_count) == (["Oslo"], 2)
    assert original.provenance == {"places": HAND, "word_count": Provenance(origin="derived")}


def test_a_correction_of_a_part_of_a_field_stays() -> None:
    original, finding = article(), step("dateline.located")
    original.dateline = Dateline(text="OSLO", located="Oslo, Norway")
    original.provenance["dateline.located"] = HAND
    mine = draft(original, finding)
    assert mine.dateline is not None
    mine.dateline.located = "Oslo, Minnesota"
    mine.provenance["dateline.located"] = Provenance(origin="derived")
    adopt(original, mine, finding)
    assert original.dateline.located == "Oslo, Norway"
    assert original.provenance == {"dateline.located": HAND}
