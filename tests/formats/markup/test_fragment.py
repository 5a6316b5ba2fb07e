"""Pieces of HTML as paragraphs of text."""

import pytest

from dateline.formats.markup.fragment import paragraphs_of_html


@pytest.mark.parametrize(
    ("fragment", "paragraphs"),
    [
        ("<p>One <b>bold</b> word.</p><p>Two.</p>", ["One bold word.", "Two."]),
        ("One.<br>Two.<br/><br/>Three.", ["One.", "Two.", "Three."]),
        ("<div>Before<p>within</p>behind</div>", ["Before", "within", "behind"]),
        ("<ul><li>First</li><li>Second</li></ul>", ["First", "Second"]),
        ("<table><tr><td>Home</td><td>2</td></tr></table>", ["Home", "2"]),
        ("Fish &amp; chips, 5&nbsp;&pound;", ["Fish & chips, 5 £"]),
        ("<p>Text<script>alert('no')</script><style>p {}</style>.</p>", ["Text."]),
        ("<p>Never closed <i>and <b>crossed</i></b>", ["Never closed and crossed"]),
        ("A line.\n\nAnother, without marks.", ["A line.", "Another, without marks."]),
        ("Profit < loss, says the bank", ["Profit < loss, says the bank"]),
        ('<?xml version="1.0" encoding="utf-8"?><p>Declared.</p>', ["Declared."]),
        ("<p><!-- a note -->Said.<!-- another -->  Again.</p>", ["Said. Again."]),
        ("<!-- only a note -->", []),
        ("<p>Office writes<o:p></o:p> so.</p>", ["Office writes so."]),
        ("Write to <jane@paper.example> today.<p>Now.", ["Write to today.", "Now."]),
        ("<p>Seen.<span style='Display: none'>Hidden.</span></p>", ["Seen."]),
        ("<body><p>One</p></body><body><p>Two</p></body>", ["One", "Two"]),
        ("", []),
    ],
)
def test_blocks_are_paragraphs(fragment: str, paragraphs: list[str]) -> None:
    assert paragraphs_of_html(fragment) == paragraphs


def test_depth_costs_nothing() -> None:
    assert paragraphs_of_html("<div>" * 20_000 + "deep") == ["deep"]
