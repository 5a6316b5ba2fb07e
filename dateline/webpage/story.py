"""The story of a page: its paragraphs, what stands among them and is not the story's, and whether it is all of it."""

from dataclasses import dataclass, field

from lxml import html

from dateline.article import Removed
from dateline.errors import EmptyError, UnreadableError
from dateline.newsprint.headlines import ends_sentence
from dateline.webpage.body import extract_body
from dateline.webpage.document import line_of
from dateline.webpage.facts import Facts
from dateline.webpage.stubs import ListError, asking, is_list, is_locked

# The declared text is taken in place of the extracted one when that is this many times shorter, and nearly all its
# words are in the declared one: then extraction stopped early. Else the extracted one has the better paragraphs.
_FULLER = 1.5
_MOST_OTHER = 0.1
_SHORTEST = 80  # characters of a text without any sentence; what stands on a form or a message is shorter
_MOST_ABOVE = 3  # paragraphs among which the headline and the standfirst are printed again


@dataclass
class Story:
    """The paragraphs, and what a reader should know about them."""

    paragraphs: list[str]
    removed: list[Removed] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    is_part: bool = False


def story_of(tree: html.HtmlElement, facts: Facts) -> Story:
    """The story of the page. Scripts are taken out of the tree.

    Raises ListError for a list of stories, UnreadableError for a page without a story, EmptyError for one without text.
    """
    paragraphs = _fuller(extract_body(tree, facts.address), facts)
    if is_list(tree, facts, paragraphs):
        raise ListError(
            "It is a list of stories (a front page or a section) and no article.",
            "Drop the pages of the stories themselves.",
        )
    if not any(map(ends_sentence, paragraphs)) and sum(map(len, paragraphs)) < _SHORTEST:
        raise _without_story(tree)
    story = Story(_without_headline(paragraphs, facts.headline))
    if is_locked(tree, facts, story.paragraphs):
        story.is_part = True
        story.warnings.append("It is what the page shows before a paywall: the story may go on.")
    _cut_asking(story)
    return story


def _without_story(tree: html.HtmlElement) -> EmptyError | UnreadableError:
    if not line_of(tree):
        return EmptyError("The page holds no text.", "Save it again when it has loaded, then drop it again.")
    return UnreadableError(
        "No article is found on the page: its text is a script's, a form or navigation.",
        "Save it again when it has loaded, or drop the article's text.",
    )


def _fuller(extracted: list[str], facts: Facts) -> list[str]:
    """The text as the page declares it, where extraction gave only a part of the same."""
    full = facts.full_text or ""
    if len(full) < _FULLER * sum(map(len, extracted)) or not full:
        return extracted
    words, declared = set(" ".join(extracted).split()), set(full.split())
    is_same = len(words - declared) <= _MOST_OTHER * len(words)
    return [full] if is_same else extracted


def _without_headline(paragraphs: list[str], headline: str) -> list[str]:
    """The paragraphs without the headline at their head, which is a field."""
    at = next((at for at, text in enumerate(paragraphs[:_MOST_ABOVE]) if _same(text, headline)), None)
    return paragraphs if at is None or len(paragraphs) == 1 else [*paragraphs[:at], *paragraphs[at + 1 :]]


def _same(text: str, other: str) -> bool:
    return "".join(filter(str.isalnum, text.casefold())) == "".join(filter(str.isalnum, other.casefold()))


def _cut_asking(story: Story) -> None:
    """Requests to log in or to subscribe are kept aside, unless they are all there is."""
    places = set(asking(story.paragraphs))
    if len(places) < len(story.paragraphs):
        story.removed = [Removed(text=story.paragraphs[at], reason="request to subscribe") for at in sorted(places)]
        story.paragraphs = [text for at, text in enumerate(story.paragraphs) if at not in places]
