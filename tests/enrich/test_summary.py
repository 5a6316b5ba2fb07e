from dateline.article import Article, Provenance
from dateline.enrich.summary import MOST_SENTENCES, SUMMARY, summary_of

BODY = """The tidal barrier across the Elm estuary will close for the first time this winter, engineers said on Friday.

The port of Elmouth has two hotels and a fish market. But it fears for its trade. "We were never asked," one owner said.

Engineers built the tidal barrier after the flood of 1987, when water from the estuary reached the market in Elmouth.

It cost two billion crowns. The barrier will close whenever a storm raises the estuary by more than three metres."""


def sentences(headline: str, body: str) -> list[str]:
    return [body[start:end] for start, end in summary_of(headline, body)]


def test_the_lead_and_what_says_most_of_the_subject_in_the_order_of_the_text() -> None:
    found = sentences("Tidal barrier to close", BODY)
    assert found[0].startswith("The tidal barrier across the Elm estuary")
    assert found[-1].startswith("The barrier will close whenever")
    assert len(found) == MOST_SENTENCES


def test_it_never_starts_in_mid_thought() -> None:
    body = "But he said the ferry would sail on Monday. The harbour master had closed the port because of a storm."
    assert sentences("", body) == ["The harbour master had closed the port because of a storm."]


def test_a_sentence_in_mid_thought_only_follows_the_one_before_it() -> None:
    body = (
        "The harbour master closed the port of Elmouth because of a storm. He said the ferries would wait for days. "
        "Fishermen complained about the loss of a whole week. They want the city to pay for spoiled nets and fish."
    )
    found = sentences("", body)
    for place, sentence in enumerate(found):
        if sentence.startswith(("He ", "They ")):
            before = body[: body.index(sentence)].rstrip()
            assert place > 0
            assert before.endswith(found[place - 1])


def test_no_half_quotations_headings_or_questions() -> None:
    body = (
        "Who will pay for the new tidal barrier now? Storms and Floods\n\n"
        '"The barrier will be built with our own money. Nobody else will pay a crown for the estuary," Brandt said. '
        "The minister of water refused to name a sum for the barrier."
    )
    assert sentences("", body) == ["The minister of water refused to name a sum for the barrier."]


def test_nothing_is_said_twice() -> None:
    body = (
        "The tidal barrier across the Elm estuary will close on Friday. The barrier across the estuary will close. "
        "Insurers in the city of Elmouth welcomed the news with lower prices."
    )
    assert len(sentences("", body)) == 2


def test_what_has_no_sentence_has_no_summary() -> None:
    article = Article(headline="", body="12 | 34 | 56\n\nResults")
    SUMMARY.apply([article])
    assert article.summary is None
    assert "summary" not in article.provenance


def test_the_provenance_says_where_it_stands() -> None:
    article = Article(headline="Tidal barrier to close", body=BODY)
    SUMMARY.apply([article])
    said = article.provenance["summary"]
    assert said.step == SUMMARY.label
    assert said.span is not None
    stretch = article.body[slice(*said.span)]
    assert article.summary is not None
    assert stretch.startswith(article.summary[:30])
    assert stretch.endswith(article.summary[-30:])


def test_other_languages_are_left_alone_and_a_derived_headline_says_nothing() -> None:
    german = Article(headline="x", body="Der Hafenmeister sagte, die Fähre werde am Donnerstag fahren.", language="de")
    derived = Article(headline="Results", body=BODY, provenance={"headline": Provenance(origin="derived")})
    SUMMARY.apply([german, derived])
    assert german.summary is None
    assert derived.summary == " ".join(sentences("", BODY))
