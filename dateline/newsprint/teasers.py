"""The tail of a story: lines that advertise other stories. When in doubt, a paragraph stays.

A web page copied as text often ends in the headlines of other stories: a run of lines that end without a full stop,
after a story whose paragraphs end with one. A run counts when it is long enough and speaks of other things than the
story does. A line alone is cut only when it says itself that it leads elsewhere (``furniture``).
"""

import re
from collections.abc import Sequence

from dateline.newsprint.headlines import ends_sentence

_HEADING = re.compile(
    r"(?:read more|read next|also read|also in .{2,40}|also on .{2,40}|related(?: stories| articles| news| topics"
    r"| coverage| content)?|more stories.{0,30}"
    r"|more (?:from|in|on) .{2,40}|more news|more headlines|in other news|other news|other stories|see also"
    r"|you may also like|you might also like|most read"
    r"|most popular|most viewed|trending(?: now)?|top stories|(?:the )?latest (?:stories|news|headlines).{0,30}"
    r"|today's top stories|editor.?s.? picks?"
    r"|recommended(?: for you| stories| reading)?|around the web|from around the web|from our partners"
    r"|popular(?: now| stories)?|up next|don.t miss"
    r"|elsewhere|elsewhere in .{2,40}|what to read next|must reads?)\W*",
    re.IGNORECASE,
)
# What stands between teasers: their age, their section, how long they take to read.
_MARK = re.compile(
    r"(?:\d{1,2} (?:min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?) ago|yesterday|just now"
    r"|\d{1,2} min(?:ute)?s? read|updated \d.{0,30}"
    r"|(?:world|national|business|politics|opinion|sport|sports|culture|health|science|tech|technology|entertainment"
    r"|lifestyle|video|photos)"
    r"|(?:\d{1,2} )?[A-Z][a-z]{2,8}\.? (?:\d{1,2},? )?20\d\d)",
    re.IGNORECASE,
)
# A list's mark, a sentence that goes on, a conjunction, a credit, an address: no headline begins so.
_NO_HEADLINE = re.compile(r"[^\w\"“‘']|[a-zß-ÿ]|\d{1,2}[.):]|(?:And|But|Or|Nor|So|Yet|Also)\b")
_CREDIT = re.compile(
    r"(?:additional )?(?:reporting|editing|writing|written|compiled|translated|edited|photos?|images?|sources?"
    r"|with inputs?|contact|tel|phone"
    r"|e-?mail|https?|www)\b",
    re.IGNORECASE,
)
_BIOGRAPHY = re.compile(
    r"\b(?:is|was) (?:the|a|an|our|[\w’']+) .{0,60}\b(?:correspondent|editor|author|writer|reporter|professor"
    r"|lecturer|columnist|critic|fellow)\b"
)
_SCORE = re.compile(r"(?<![\w.,])\d{1,3}(?![\w.,%])")
# Who speaks for himself or to the reader writes no headline: an oath, a letter, advice.
_PERSONAL = re.compile(r"\b(?:I|we|you|our|your|my|us)\b", re.IGNORECASE)
_AGED = re.compile(r"^[\w.'’-]+(?: [\w.'’-]+){1,4}, \d{1,3}\b")
_OPEN = (",", ";", ":", "-", "–", "—", "(", "…")

# Calibrated on the labelled articles of tests/newsprint/articles and on news texts with the headlines of others put
# behind them: shorter runs and shorter lines are lists, captions, results or signatures too often. Run bench/teasers.py
# after any change.
_SHORTEST_RUN = 3
_FEWEST_WORDS, _FEWEST_WORDS_ON_AVERAGE = 4, 6
_FEWEST_WORDS_UNDER_HEADING = 3
_LONGEST_LIST = 60  # lines
_LONGEST = 200  # characters
# A story's own closing points repeat its words; other stories share little but the country's name.
_MOST_SHARED = 0.4
_OWN = 0.5  # a first line that shares this much is the story's last
_FEWEST_SENTENCES = 2  # paragraphs with a full stop before the run
_MOST_ENDED = 0.34  # of a run's lines may end in a question or a quotation


def teasers(paragraphs: Sequence[str]) -> int:
    """How many paragraphs at the end advertise other stories."""
    return _under_heading(paragraphs) or _run_alone(paragraphs)


def is_heading_over_teasers(paragraph: str) -> bool:
    """Whether the line announces other stories: Related stories, Most read."""
    return len(paragraph) <= 60 and bool(_HEADING.fullmatch(paragraph))


def _under_heading(paragraphs: Sequence[str]) -> int:
    """The number of lines from the first of the headings such as "Related stories" to the end.

    0 when there is none, or when a line under it does not look like a headline.
    """
    found = 0
    for run, line in enumerate(reversed(paragraphs[-_LONGEST_LIST:]), 1):
        if is_heading_over_teasers(line):
            found = run
        elif not (_MARK.fullmatch(line) or _may_be_teaser(line, _FEWEST_WORDS_UNDER_HEADING, ended=True)):
            break
    return found if _is_prose(paragraphs[: len(paragraphs) - found]) else 0


def _run_alone(paragraphs: Sequence[str]) -> int:
    """The length of the run of headlines at the end, 0 when it may be the story's own."""
    run = 0
    while run < len(paragraphs) and _in_run(paragraphs[-1 - run]):
        run += 1
    while run and (_MARK.fullmatch(paragraphs[-run]) or ends_sentence(paragraphs[-run])):
        run -= 1  # a run begins with a headline; a question before it may be the story's last
    story, lines = paragraphs[: len(paragraphs) - run], paragraphs[len(paragraphs) - run :]
    while len(lines) > _SHORTEST_RUN and _shared(story, lines[:1]) >= _OWN:
        lines = lines[1:]
    titles = [line for line in lines if not _MARK.fullmatch(line)]
    if not story or not _is_prose(story) or not _is_long_enough(titles) or _is_list(titles):
        return 0
    return len(lines) if _shared(story, titles) <= _MOST_SHARED else 0


def _in_run(paragraph: str) -> bool:
    return bool(_MARK.fullmatch(paragraph)) or _may_be_teaser(paragraph, _FEWEST_WORDS, ended=paragraph.endswith("?"))


def _may_be_teaser(paragraph: str, fewest_words: int, *, ended: bool) -> bool:
    """Whether the line looks like a headline; with ``ended`` it may end like a sentence."""
    return (
        len(paragraph) <= _LONGEST
        and (ended or not ends_sentence(paragraph))
        and not paragraph.rstrip().endswith(_OPEN)
        and not _NO_HEADLINE.match(paragraph)
        and not _CREDIT.match(paragraph)
        and not _BIOGRAPHY.search(paragraph)
        and not is_heading_over_teasers(paragraph)
        and len(paragraph.split()) >= fewest_words
    )


def _is_long_enough(titles: Sequence[str]) -> bool:
    words = [len(title.split()) for title in titles]
    ended = sum(map(ends_sentence, titles))
    return (
        len(words) >= _SHORTEST_RUN
        and sum(words) >= _FEWEST_WORDS_ON_AVERAGE * len(words)
        and ended <= _MOST_ENDED * len(words)
    )


def _is_list(titles: Sequence[str]) -> bool:
    """Whether the lines are cut to one pattern, as a story's own list is and the headlines of several stories are not.

    Results and timetables by their numbers, people by their ages, a programme or a poem by its first words, advice and
    letters by whom they speak of.
    """
    half = len(titles) / 2
    return (
        sum(len(_SCORE.findall(title)) >= 2 for title in titles) > half
        or sum(title[0].isdigit() for title in titles) > len(titles) / 3
        or sum(bool(_AGED.match(title)) for title in titles) > half
        or sum(bool(_PERSONAL.search(title)) for title in titles) > half
        or len({title.split()[0] for title in titles}) == 1
    )


def _is_prose(story: Sequence[str]) -> bool:
    """Whether the story's paragraphs end with a full stop, so that a run without one stands out."""
    if not story:
        return False
    ended = sum(map(ends_sentence, story))
    return ended >= _FEWEST_SENTENCES and ends_sentence(story[-1]) and ended >= 0.6 * len(story)


def _shared(story: Sequence[str], titles: Sequence[str]) -> float:
    """The share of a title's content words that the story has, too, on average."""
    known = {word for paragraph in story for word in _words(paragraph)}
    shares = [len(words & known) / len(words) for title in titles if (words := _words(title))]
    return sum(shares) / len(shares) if shares else 1.0


def _words(text: str) -> set[str]:
    """The content words, cut to six letters as a rough stem."""
    return {word[:6] for word in re.findall(r"\w{4,}", text.lower())}
