"""Who said what. Names are marked by hand, in place of the model."""

import time
from itertools import pairwise

import pytest

from dateline.article import Article, Entity
from dateline.enrich.entities import mentions_in
from dateline.enrich.quotes import QUOTES
from tests.enrich.marked import unmarked


def read(text: str) -> Article:
    """The article of a text with marked names, after the step."""
    body, marks = unmarked(text)
    groups = mentions_in(body, marks)
    people, organisations = (
        [
            Entity(
                name=max((mention.text for mention in group), key=len),
                mentions=[mention.text for mention in group],
                spans=[(mention.start, mention.end) for mention in group],
            )
            for group in groups[kind]
        ]
        for kind in ("person", "organisation")
    )
    article = Article(headline="x", body=body, people=people, organisations=organisations)
    QUOTES.apply([article])
    return article


def said(text: str, kind: str = "direct") -> list[tuple[str, str | None]]:
    """The quotes of a kind, each with its speaker."""
    return [(quote.text, quote.speaker) for quote in read(text).quotes if quote.kind == kind]


def speakers(text: str) -> list[str | None]:
    return [speaker for _, speaker in said(text)]


@pytest.mark.parametrize(
    "text",
    [
        "“We will open the road,” said [person:Ilse Brandt].",
        "“We will open the road,” [person:Ilse Brandt] said.",
        "“We will open the road,” mayor [person:Ilse Brandt] told reporters.",
        "“We will open the road,” [person:Ilse Brandt], the mayor of Oberau, said on Monday.",
        "“We will open the road,” [person:Ilse Brandt] (Green) said.",
        "[person:Ilse Brandt] said, “We will open the road.”",
        "[person:Ilse Brandt] said: “We will open the road.”",
        "[person:Ilse Brandt] promised that “we will open the road” by May.",
        "[person:Ilse Brandt], who lives there, has said “we will open the road”.",
        "Speaking in Oberau, [person:Ilse Brandt] on Monday said “we will open the road”.",
        "According to [person:Ilse Brandt], “we will open the road” by May.",
        "“We will open the road,” according to [person:Ilse Brandt].",
        "The plan was described by [person:Ilse Brandt] as “the road of all roads”.",
        "[person:Ilse Brandt]: “We will open the road.”",
        "“We will open the road.” — [person:Ilse Brandt], Oberau",
        "“We will open the road.”\n\n— [person:Ilse Brandt]",
        "“Will we open the road?” [person:Ilse Brandt] asked.",
        "[person:Ilse Brandt] opened the fair and said “we will open the road”.",
        "[person:Ilse Brandt] opened the fair, adding that “we will open the road”.",
        "When [person:Jonas Weidner] left, [person:Ilse Brandt] spoke, saying “we will open the road”.",
    ],
)
def test_the_speaker_is_found_beside_the_cue(text: str) -> None:
    assert speakers(text) == ["Ilse Brandt"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We will open the road,” a spokesman for [person:Ilse Brandt] said.", "a spokesman for Ilse Brandt"),
        ("“We will open the road,” said the union's lawyer.", "the union's lawyer"),
        ("“We will open the road,” said an [organisation:Eton Corporation] spokesperson.",
         "an Eton Corporation spokesperson"),
        ("“We will open the road,” the [organisation:Central Bank] said.", "Central Bank"),
        ("“We will open the road,” police sources said.", "police sources"),
        ("“We will open the road,” critics of the government said.", "critics of the government"),
        ("Letters from parties around the country said “we will open the road”.", None),
        ("“We will open the road,” [person:Kim Okafor] and [person:Lee Haddad] said.", "Kim Okafor and Lee Haddad"),
        ("“We will open the road,” he said.", None),
        ("[person:Ilse Brandt] left, with a spokeswoman saying “we will open the road”.", "a spokeswoman"),
        ("The town has a rival in [organisation:Acme Inc], which said “we will open the road”.", "Acme Inc"),
        ("“We will open the road and the port.”", None),
        ("The plan was described as “the road of all roads”.", None),
    ],
)  # fmt: skip
def test_else_the_words_as_written_or_nobody(text: str, speaker: str | None) -> None:
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("[person:Ilse Brandt] opened the fair. “We will open the road,” she said.", "Ilse Brandt"),
        ("[person:Ilse Brandt] met [person:Jonas Weidner]. “We will open the road,” she said.", "Ilse Brandt"),
        ("[person:Kim Okafor] and [person:Lee Haddad] met. “We will open the road,” she said.", None),
        ("Mayor [person:Kim Okafor] met workers. “We will open the road,” the mayor said.", "Kim Okafor"),
        ("Former mayor [person:Kim Okafor] met workers. “We will open the road,” the mayor said.", "the mayor"),
        ("Mayor [person:Kim Okafor] met mayor [person:Lee Haddad]. “We will open the road,” the mayor said.",
         "the mayor"),
        ("[person:Ilse Brandt] left. A spokeswoman said no more. “We will open the road,” she added.", None),
        ("The [organisation:Central Bank] said prices rose. It said “we will open the road”.", "Central Bank"),
    ],
)  # fmt: skip
def test_pronouns_and_offices_mean_a_person_only_where_that_is_sure(text: str, speaker: str | None) -> None:
    assert speakers(text) == [speaker]


def test_a_woman_is_no_he() -> None:
    assert speakers("Mr [person:Okafor] met Mrs [person:Haddad]. “We will open the road,” she said.") == ["Haddad"]
    assert speakers("[person:Ilse Brandt] met workers. “We will open the road,” he said.") == [None]


def test_who_spoke_goes_on_speaking_in_the_same_paragraph() -> None:
    text = "“We will open the road,” said [person:Ilse Brandt]. “Nobody will stop us now.”"
    assert speakers(text) == ["Ilse Brandt", "Ilse Brandt"]


def test_a_broken_quote_is_of_one_speaker() -> None:
    text = "“We will open the road,” said [person:Ilse Brandt], “and nobody will stop us.”"
    assert said(text) == [("We will open the road", "Ilse Brandt"), ("and nobody will stop us.", "Ilse Brandt")]


def test_a_question_asked_by_another_is_not_hers() -> None:
    text = "“Will the road open?” asked [person:Jonas Weidner]. “It will open on Monday,” said [person:Ilse Brandt]."
    assert speakers(text) == ["Jonas Weidner", "Ilse Brandt"]


@pytest.mark.parametrize(
    "text",
    [
        "He is a so-called “road expert” to some.",
        "She read from “The Road to the Open Sea”, a novel.",
        "On “Good Morning Oberau,” mayor [person:Ilse Brandt] said little.",
        "[person:Marcia “Cia” Price] said little.",
        "'Coal Is Not the Villain.'\n\nIt rained when she came.",
        "The group “Mothers Against Open Roads” met.",
    ],
)
def test_scare_quotes_nicknames_headings_and_titles_are_no_quotes(text: str) -> None:
    assert said(text) == []


def test_single_marks_quote_where_somebody_speaks() -> None:
    text = "‘We’ll open the road,’ said [person:Ilse Brandt]. ‘Nobody’s going to stop us now.’"
    assert said(text) == [
        ("We’ll open the road", "Ilse Brandt"),
        ("Nobody’s going to stop us now.", "Ilse Brandt"),
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("„Wir öffnen die Straße im Mai“, sagte Olaf Brandt am Montag.", "Olaf Brandt"),
        ("« Nous ouvrons la route en mai », a déclaré Anne Moreau.", "Anne Moreau"),
        ("«Abriremos la carretera en mayo», dijo Carmen Ruiz en Madrid.", "Carmen Ruiz"),
        ("「道路は五月に開通します」と市長は述べた。", None),
    ],
)
def test_other_languages(text: str, speaker: str | None) -> None:
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("[person:Ilse Brandt] said that the road would open in May.", "the road would open in May"),
        ("[person:Ilse Brandt] said the road would open in May.", "the road would open in May"),
        ("[person:Ilse Brandt] said on Monday that the road would open in May.", "the road would open in May"),
        ("[person:Ilse Brandt] told reporters that the road would open in May.", "the road would open in May"),
        ("The road would open in May, [person:Ilse Brandt] said on Monday.", "The road would open in May"),
        ("The road would open in May, said [person:Ilse Brandt], the mayor of Oberau.", "The road would open in May"),
        ("According to [person:Ilse Brandt], the road would open in May.", "the road would open in May"),
        ("The road would open in May, according to [person:Ilse Brandt].", "The road would open in May"),
        ("[person:Ilse Brandt], who opened the fair, insisted she would open it.", "she would open it"),
    ],
)
def test_statements_reported_without_marks(text: str, statement: str) -> None:
    assert said(text, "indirect") == [(statement, "Ilse Brandt")]


def test_two_statements_of_a_sentence_are_two() -> None:
    text = "[person:Ilse Brandt] said the road would open and added that nobody could stop it."
    assert [words for words, _ in said(text, "indirect")] == ["the road would open", "nobody could stop it"]


@pytest.mark.parametrize(
    "text",
    [
        "[person:Ilse Brandt] did not say that the road would open.",
        "[person:Ilse Brandt] will say that the road is open.",
        "It was said that the road would open in May.",
        "After [person:Ilse Brandt] said the road would open, nobody came.",
        "[person:Ilse Brandt] announced the opening of the road in May.",
        "[person:Ilse Brandt] said that “the road will open in May”.",
        "As [person:Ilse Brandt] had said, nobody came to the fair.",
        "In two years, nothing had opened as predicted.",
        "[person:Ilse Brandt] said it.",
    ],
)
def test_what_was_not_said_is_not_reported(text: str) -> None:
    assert said(text, "indirect") == []


def test_each_quote_says_where_it_stands_and_how_sure_its_speaker_is() -> None:
    text = "[person:Ilse Brandt] opened the fair. “We will open the road,” she said."
    article = read(text)
    (quote,) = article.quotes
    assert article.body[slice(*quote.span)] == quote.text
    assert quote.speaker_span
    assert article.body[slice(*quote.speaker_span)] == "she"
    assert (quote.verb, quote.kind) == ("said", "direct")
    assert quote.confidence
    sure = read("“We will open the road,” said [person:Ilse Brandt].").quotes[0].confidence
    assert sure
    assert quote.confidence < sure
    provenance = article.provenance["quotes"]
    assert (provenance.origin, provenance.step) == ("derived", QUOTES.label)


def test_quotes_are_in_order_and_do_not_overlap() -> None:
    text = (
        "[person:Ilse Brandt] said the road would open. “Nobody will stop us,” she said, adding that it took years. "
        "“We waited too long,” she said. The union said that this was “not the whole truth” of it."
    )
    spans = [quote.span for quote in read(text).quotes]
    assert len(spans) >= 4
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


def test_the_article_it_was_asked_for() -> None:
    text = (
        "The Russian Consul General [person:Viktorovich] offered help on Saturday.\n"
        "The Consul General said that Russia had always promoted peace. He said that Pakistan was close. “Russia is "
        "ready to provide more gas and oil,” he said."
    )
    assert said(text) == [("Russia is ready to provide more gas and oil", "Viktorovich")]
    assert {speaker for _, speaker in said(text, "indirect")} == {"Viktorovich"}


def test_what_the_file_says_is_kept_and_the_step_can_run_again() -> None:
    article = read("“We will open the road,” said [person:Ilse Brandt].")
    once = article.model_copy(deep=True)
    QUOTES.apply([article])
    assert article == once


@pytest.mark.parametrize(
    "piece", ["said, ", "who said ", '"', "“", "” ", " ‘a", '"a b c d\n\n', "ly ", "''", "(a) said "]
)
def test_hostile_text_takes_no_longer_than_other_text(piece: str) -> None:
    body = piece * (50_000 // len(piece))
    started = time.process_time()
    QUOTES.apply([Article(headline="x", body=body)])
    assert time.process_time() - started < 20  # seconds; quadratic rules would take minutes


def test_a_body_too_long_is_read_in_part_and_says_so() -> None:
    article = Article(headline="x", body="She stayed. " * 5_000 + "“We will open the road,” she said.")
    QUOTES.apply([article])
    assert article.quotes == []
    assert [warning.partition(":")[0] for warning in article.warnings] == ["quotes"]
