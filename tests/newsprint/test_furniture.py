import pytest

from dateline.newsprint.furniture import furniture, is_caption


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Page 3", "page number"),
        ("- 4 -", "page number"),
        ("3 of 7", "page number"),
        ("A12", "page number"),
        ("Continued on page 7", "page number"),
        ("(Continued from back page 1)", "page number"),
        ("Read more: Why your window costs twice what it did", "link to another story"),
        ("Also read: Five towns that live from glass", "link to another story"),
        ("ALSO READ — Five towns that live from glass", "link to another story"),
        ("Read | Why the new trams are too wide", "link to another story"),
        ("SEE ALSO: The trams we loved", "link to another story"),
        ("Also Read Tram company looks for the inventor of its bell", "link to another story"),
        ("RELATED: A life in trams", "link to another story"),
        ("© 2025 The Harbour Courier", "copyright notice"),
        ("Copyright 2025 The Harbour Courier. All rights reserved.", "copyright notice"),
        ("ADVERTISEMENT", "page furniture"),
        ("Story continues below advertisement", "page furniture"),
        ("Follow us on Twitter and Facebook", "page furniture"),
        ("Sign up for our morning newsletter", "page furniture"),
        ("Share", "page furniture"),
        ("5 min read", "page furniture"),
        ("Tags: trams, bells", "page furniture"),
    ],
)
def test_what_belongs_to_the_page_is_named(line: str, reason: str) -> None:
    assert furniture(line) == reason


@pytest.mark.parametrize(
    "line",
    [
        "Read-only memory was invented here.",
        "Watch-makers in Geneva went on strike.",
        "Also read by the judge was a letter from the accused.",
        "Related companies must pay as well, the court said.",
        "Copyright law has not changed since 1911, the minister said.",
        "(c) the third of the demands is the oldest",
        "See also how quietly he plays, said the critic.",
        "Share prices fell.",
        "share",
        "Print is dead, he said, and bought a press.",
        "Sign up by Friday to run in the race.",
        "Page 3 of the report names no one, the minister said.",
        "1984 was a wet year.",
        "Tags hung from every tree.",
        "Close the gate behind you.",
        "Email was down for a day.",
        "More on Monday, said the mayor, and went home.",
    ],
)
def test_a_story_may_begin_a_paragraph_so(line: str) -> None:
    assert furniture(line) is None


@pytest.mark.parametrize(
    ("paragraph", "is_one"),
    [
        ("The harbour master on Saturday. Photo: Ilse Brandt/Courier", True),
        ("The bridge before it fell. (File photo)", True),
        ("The bridge. (Photo: AP)", True),
        ("The mayor with his bear (Image courtesy: the zoo)", True),
        ("The bridge before it fell. Getty Images", True),
        ("He kept her photo in his wallet until the day he died, his daughter said.", False),
        ("The photo shows a bridge.", False),
    ],
)
def test_a_caption_ends_in_the_credit_of_a_picture(paragraph: str, is_one: bool) -> None:
    assert is_caption(paragraph) is is_one
