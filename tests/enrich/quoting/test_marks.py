import pytest

from dateline.enrich.quoting.marks import passages


def between(body: str) -> list[str]:
    return [body[passage.start : passage.end] for passage in passages(body)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("“The road is open,” she said.", ["The road is open"]),
        ('"The road is open," she said.', ["The road is open"]),
        ('“The road is open" and “the port is shut”.', ["The road is open", "the port is shut"]),
        ("„Die Straße ist frei“, sagte sie.", ["Die Straße ist frei"]),
        ("« La route est ouverte », dit-elle.", ["La route est ouverte"]),
        ("»Die Straße ist frei«, sagte sie.", ["Die Straße ist frei"]),
        ("”Vägen är öppen”, säger hon.", ["Vägen är öppen"]),
        ("市長は「道路は開通しました」と述べた。", ["道路は開通しました"]),
        ("``The road is open,'' she said.", ["The road is open"]),
        ("‘We shall not sell the harbour,’ she said.", ["We shall not sell the harbour"]),
        ("'We shan't sell the harbour,' she said.", ["We shan't sell the harbour"]),
    ],
)
def test_marks_of_many_languages(body: str, expected: list[str]) -> None:
    assert between(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "He is 6'3\" tall and weighs 90 kilos.",
        "The farmers' union met in the '90s and the '80s.",
        "Die Straße ist 3 km lang.",
        'A mark that closes nothing" is left alone.',
        "One that is never “closed is left alone, too.\n\nNothing follows.",
    ],
)
def test_no_marks_no_passage(body: str) -> None:
    assert between(body) == []


def test_a_quote_in_a_quote_is_part_of_it() -> None:
    assert between("“He told me ‘no’ and “never” again,” she said.") == ["He told me ‘no’ and “never” again"]
    assert between('"He told me "no" again," she said.') == ['He told me "no" again']


def test_a_passage_goes_on_where_the_next_paragraph_opens_with_a_mark_again() -> None:
    body = "“The road is open.\n\n“The port is shut.\n\n“All else is as it was,” she said.\n\n“Not so,” he said."
    assert between(body) == ["The road is open.\n\n“The port is shut.\n\n“All else is as it was", "Not so"]


def test_paragraphs_of_a_quote_that_were_joined_are_one_passage() -> None:
    body = 'She said: "The road is open. "The port is shut." Nobody asked.'
    assert between(body) == ['The road is open. "The port is shut.']


def test_a_missing_mark_spoils_only_its_paragraph() -> None:
    body = "She said “the road would open with “the port” in May.\n\nHe said: “All is well.”"
    assert between(body) == ["the port", "All is well."]


def test_each_speaker_of_a_transcript_begins_anew() -> None:
    assert between('"SMITH: The road is open.\n\n"JONES: The port is shut.') == []


def test_the_comma_that_closes_a_passage_is_not_said() -> None:
    (passage,) = passages("“Yes, it is open,” she said.")
    assert (passage.opened, passage.start, passage.end, passage.closed) == (0, 1, 16, 18)
