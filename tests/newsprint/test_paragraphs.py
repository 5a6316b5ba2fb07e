import pytest

from dateline.newsprint.paragraphs import paragraphs


def kept(text: str) -> list[str]:
    return [paragraph for paragraph in paragraphs(text) if paragraph]


def test_a_line_is_a_paragraph() -> None:
    long = "The council met on Monday evening in the old tannery and sat until the lamps went out. " * 3
    assert kept(f"{long}\nIt will meet again.\n") == [long.strip(), "It will meet again."]


def test_blank_lines_part_paragraphs() -> None:
    assert kept("One.\n\n\n \t\nTwo.") == ["One.", "Two."]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_is_known(newline: str) -> None:
    assert kept(f"One.{newline}{newline}Two.{newline}") == ["One.", "Two."]


WRAPPED = """\
About two hundred people who had never met sang a motet in the
main hall of the central station on Saturday, to the astonish-
ment of travellers who had come for their trains and stayed."""


def test_wrapped_lines_are_joined_and_words_made_whole() -> None:
    (paragraph,) = kept(WRAPPED)
    assert "in the main hall" in paragraph
    assert "astonishment of travellers" in paragraph


def test_a_hyphen_before_a_capital_is_a_hyphen() -> None:
    assert "the Anglo-French" in kept(WRAPPED.replace("to the astonish-\nment", "to the Anglo-\nFrench"))[0].replace(
        "Anglo- French", "Anglo-French"
    )


def test_indented_lines_begin_paragraphs() -> None:
    text = "\n".join("    " + WRAPPED.replace("sang", verb) for verb in ("sang", "hummed"))
    assert [("sang" in paragraph, "hummed" in paragraph) for paragraph in kept(text)] == [(True, False), (False, True)]


def test_a_headline_close_above_a_wrapped_story_is_a_paragraph() -> None:
    assert kept("Strangers sing at station\nBy Leila Marino\n" + WRAPPED)[:2] == [
        "Strangers sing at station",
        "By Leila Marino",
    ]


def test_a_list_of_headlines_under_a_wrapped_story_stays_a_list() -> None:
    titles = ["Violinist sues orchestra over a chair", "Guides ask walkers to leave drones", "Council bans a word"]
    assert kept(WRAPPED + "\n\n" + "\n".join(titles))[1:] == titles


def test_no_letter_is_lost_in_joining() -> None:
    text = WRAPPED + "\n\n" + WRAPPED
    assert "".join("".join(kept(text)).split()) == "".join(text.replace("-\n", "").split())


def test_what_prints_nothing_is_dropped() -> None:
    assert kept("\ufeffThe re\u00adturn\u200b of \x00the\u2060 cat\x07.") == ["The return of the cat."]
