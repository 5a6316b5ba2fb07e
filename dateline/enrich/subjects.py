"""Subjects: the IPTC Media Topics of an article, in the top two levels.

Codes that the file gives win, then a section or keywords of the file that name one; what is left is told from the words
of the text, in English.
"""

from collections.abc import Iterable, Sequence

from dateline.article import Article, Subject
from dateline.enrich.step import Step
from dateline.enrich.topics.lexicon import lexicon, topics_in
from dateline.enrich.topics.media_topics import Topic, top_two, topic_of, topics
from dateline.enrich.topics.sections import section_topic

READ_CHARS = 2_000
"""What an article is about stands in its first paragraphs; 3,000 and 5,000 did no better on half of the BBC sample."""

LEAST_CONFIDENCE = 0.5
"""Below it a subject is as often wrong as right, as read by eye: ``topics/lexicon.py``."""

FROM_SECTION = 0.9
"""The share of the BBC's articles whose words speak mostly of the topic of their section."""


def apply(articles: Sequence[Article]) -> None:
    """Set ``subjects``. What the file gave stays in front as it is; what is found has a confidence."""
    for article in articles:
        given = [subject for subject in article.subjects if subject.confidence is None]
        coded = [topic for subject in given if (topic := topic_of(subject.code))]
        if coded:
            found, note = _subjects(coded, 1.0), "broader topics and names of the codes that the file gives"
        else:
            found, note = _told(article)
        _name(given)
        known = {subject.code for subject in given}
        added = [subject for subject in found if subject.code not in known]
        article.subjects = given + added
        said = article.provenance.get("subjects")
        if added and (said is None or said.step != SUBJECTS.label):
            read = f"{said.note}; " if said and said.note and said.step is None else ""  # what the reader noted
            SUBJECTS.sign(article, "subjects", "derived", note=read + note)


def _told(article: Article) -> tuple[list[Subject], str]:
    """Subjects from the section and the keywords of the file, then from the words; and where they are from."""
    names = [article.section or ""]
    said = article.provenance.get("keywords")
    if said is None or said.step is None:
        names += article.keywords
    named = _subjects((topic for name in names if (topic := section_topic(name))), FROM_SECTION)
    if (article.language or "en").split("-")[0].lower() != "en":
        return named, "from the section or keywords that the file gives"
    headline = article.headline if "headline" not in article.provenance else ""  # one derived from the lead repeats it
    about = topics_in(f"{headline}\n{article.body[:READ_CHARS]}", LEAST_CONFIDENCE)
    codes = {subject.code for subject in named}
    read = [_subject(each.topic, round(each.confidence, 2)) for each in about if each.topic.qcode not in codes]
    return named + read, "from the words of the text" if not named else "from the section or keywords, then the words"


def _subjects(found: Iterable[Topic], confidence: float) -> list[Subject]:
    chosen = {topic.qcode: topic for each in found for topic in top_two(each)}
    return [_subject(topic, confidence) for topic in chosen.values()]


def _subject(topic: Topic, confidence: float) -> Subject:
    return Subject(code=topic.qcode, name=topic.name, confidence=confidence)


def _name(given: Iterable[Subject]) -> None:
    """Codes without a name get that of their topic."""
    for subject in given:
        if not subject.name and (topic := topic_of(subject.code)):
            subject.name = topic.name


def _load() -> None:
    lexicon()
    topics()
    section_topic("")


SUBJECTS = Step(
    name="subjects",
    version=1,
    reads=("headline", "body", "section", "keywords", "subjects", "language"),
    writes=("subjects",),
    cost="About 0.4 ms an article, and 3 MB of memory.",
    apply=apply,
    load=_load,
)
