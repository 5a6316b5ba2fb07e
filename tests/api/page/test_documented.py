"""docs/page.md has every shortcut and every form of a search; its pictures are there and small."""

import re

import lxml.html

from services.api.page.rendering import templates
from tests.pipeline import ROOT

DOCUMENT = (ROOT / "docs" / "page.md").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")
PICTURES = ROOT / "docs" / "pictures"
# What a clone of the repository should carry for its pictures.
MOST_BYTES = 900_000


def source(template: str) -> lxml.html.HtmlElement:
    loader = templates().loader
    assert loader
    return lxml.html.fromstring(loader.get_source(templates(), template)[0])


def test_every_shortcut_of_the_sheet_is_documented() -> None:
    keys = {key.text_content() for key in source("shortcuts.html").iter("kbd")}
    section = DOCUMENT.partition("## Shortcuts")[2].partition("\n## ")[0]
    assert keys
    assert keys <= set(re.findall(r"`([^`]+)`", section))


def test_every_form_of_a_search_is_documented() -> None:
    forms = {code.text_content() for code in source("help.html").iterfind(".//td/code")}
    section = DOCUMENT.partition("## Searching")[2].partition("\n## ")[0].replace(r"\|", "|")
    assert forms
    assert forms <= set(re.findall(r"`([^`]+)`", section))


def test_every_picture_is_there_and_all_of_them_are_small() -> None:
    shown = set(re.findall(r"\((?:docs/)?pictures/([^)]+)\)", DOCUMENT + README))
    assert shown
    assert shown == {path.name for path in PICTURES.iterdir()}
    assert sum(path.stat().st_size for path in PICTURES.iterdir()) < MOST_BYTES
