"""Who said each passage: the cue beside it, else the cue before it in its sentence, else who spoke just before."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.enrich.quoting.cues import CUES, FOREIGN
from dateline.enrich.quoting.function_words import CLAUSE_WORDS, PREPOSITIONS, THINGS
from dateline.enrich.quoting.reference import BEFORE, BESIDE, FOLLOWING, NOBODY, UNTOLD, Attribution, Reference
from dateline.enrich.quoting.sentences import Token, is_new_paragraph
from dateline.enrich.quoting.subjects import (
    first_subject,
    name_behind,
    opening_words,
    subject_before,
    subject_behind,
)
from dateline.enrich.quoting.verbs import is_cue, is_passive, is_progressive

_TITLES_BEFORE = 8  # tokens from a passage to the name of who said it: "Clinton communications director Palmieri"
_DASHES = frozenset("—–-―")
_CLOSERS = _DASHES | {","}
_SIGNATURE = 14  # tokens: a name, and what and where its bearer is
_WITH = 6  # tokens from "with" to the verb
_TO_BY = 8  # tokens from "was described" to "by"
_CLOSES_BEFORE_CUE = ",?!—–-…"  # what ends a passage whose sentence goes on
_LEADS_IN = frozenset([",", ":", "that"])
_HAS = frozenset("a ha".split())  # "a déclaré", "ha detto"
_TYPED_MARKS = frozenset("'’\"”")

Cues = dict[int, Attribution]
"""The cues of a sentence: the number of the token, and whose it is."""


class Attributor:
    """Attributes the passages and cues of one article.

    ``passages`` maps the number of each to its Attribution; ``framed`` are those beside a cue or behind a sentence
    with one, ``led_in`` those right behind a cue, ``opening`` those that open a sentence. ``cues`` has those of each
    sentence.
    """

    def __init__(self, body: str, sentences: Sequence[Sequence[Token]]) -> None:
        self._body = body
        self._sentences = sentences
        self._reference = Reference(body, sentences)
        self.passages: dict[int, Attribution] = {}
        self.framed: set[int] = set()
        self.led_in: set[int] = set()
        self.opening: set[int] = set()
        self.cues = [self._read(number) for number in range(len(sentences))]

    def _read(self, number: int) -> Cues:
        tokens = self._sentences[number]
        cues: Cues = {}
        for at in range(len(tokens)):
            if _is_according(tokens, at) or is_cue(tokens, at):
                cues[at] = self._of_cue(number, at, cues)
            elif tokens[at].lower in FOREIGN and at and _follows_passage(tokens, at - (tokens[at - 1].lower in _HAS)):
                cues[at] = self._reference.of(number, name_behind(tokens, at), tokens[at].lower, BESIDE)
        spoken = [*cues.values()]
        for at, token in enumerate(tokens):
            if token.passage is not None:
                whose = self._signed(number, at) or self._told(number, at, cues) or self._untold(number, at)
                self.passages[token.passage] = whose
                spoken.append(whose)
                if at == 0:
                    self.opening.add(token.passage)
        self._reference.heard(number, spoken)
        return cues

    def _of_cue(self, number: int, at: int, cues: Cues) -> Attribution:
        tokens = self._sentences[number]
        verb = tokens[at].lower
        if verb == "according":
            return self._reference.of(number, subject_behind(tokens, at + 1), "according to", BESIDE)
        if is_passive(tokens, at):
            by = next((by for by in range(at, min(len(tokens), at + _TO_BY)) if tokens[by].lower == "by"), None)
            return NOBODY if by is None else self._reference.of(number, subject_behind(tokens, by), verb, BEFORE)
        subject = subject_behind(tokens, at) if _follows_passage(tokens, at) or _closes_with_name(tokens, at) else None
        if subject is None and not _shares_subject(tokens, at):
            subject = subject_before(tokens, at)
        if subject is None:
            return self._shared(number, at, cues)
        return self._reference.of(number, subject, verb, BESIDE)

    def _shared(self, number: int, at: int, cues: Cues) -> Attribution:
        """The subject of the cue before, or of the sentence: "..., adding that", "and said"."""
        tokens = self._sentences[number]
        for other in reversed(cues):
            if cues[other].speaker and tokens[other - 1].lower not in {"who", "which"}:
                whose = cues[other]
                return replace(whose, verb=tokens[at].lower, confidence=min(whose.confidence, BEFORE))
        subject = first_subject(tokens, at) or opening_words(tokens, at)
        return self._reference.of(number, subject, tokens[at].lower, BEFORE)

    def _signed(self, number: int, at: int) -> Attribution | None:
        """By a name behind a dash, at the end of the same paragraph or in the next: "— Jane Doe, Leeds"."""
        is_last = at + 1 == len(self._sentences[number])
        where, first = (number + 1, 0) if is_last else (number, at + 1)
        if where >= len(self._sentences) or (is_last and at):
            return None
        tokens = self._sentences[where]
        name = first
        while name < len(tokens) and tokens[name].text in _DASHES:
            name += 1
        is_long = len(tokens) - first > _SIGNATURE
        if name == first or is_long or any(is_cue(tokens, each) for each in range(first, len(tokens))):
            return None
        signed = self._reference.of(where, subject_behind(tokens, name - 1), None, BEFORE)
        return signed if signed.speaker and signed.speaker[0].isupper() else None

    def _told(self, number: int, at: int, cues: Cues) -> Attribution | None:
        """By a cue in the same sentence, or a name and a colon."""
        tokens, passage = self._sentences[number], self._sentences[number][at].passage
        assert passage is not None
        behind = next((cue for cue in cues if cue > at), None)
        if behind is not None and _may_go_on(tokens, at) and _is_beside(tokens, at, behind, cues):
            self.framed.add(passage)
            return cues[behind]
        before = next((cue for cue in reversed(cues) if cue < at and not self._is_thing(cues[cue])), None)
        if before is not None:
            if before == at - 1 or tokens[at - 1].lower in _LEADS_IN:
                self.framed.add(passage)
                self.led_in.add(passage)
            return replace(cues[before], confidence=min(cues[before].confidence, BEFORE))
        label = subject_before(tokens, at - 1) if at > 1 and tokens[at - 1].text == ":" else None
        if label and label.head is not None:
            return self._reference.of(number, label, None, BEFORE)
        if behind is not None and _closes_sentence(tokens, at, behind, cues):
            return replace(cues[behind], confidence=min(cues[behind].confidence, FOLLOWING))
        return None

    def _is_thing(self, whose: Attribution) -> bool:
        return whose.speaker is None and whose.span is not None and self._body[slice(*whose.span)].casefold() in THINGS

    def _untold(self, number: int, at: int) -> Attribution:
        """By nothing in the sentence: by its subject, or whoever spoke just before."""
        tokens, passage = self._sentences[number], self._sentences[number][at].passage
        assert passage is not None
        if at:
            return self._reference.of(number, first_subject(tokens, at) or opening_words(tokens, at), None, UNTOLD)
        if not number:
            return NOBODY
        before = self._reference.speakers[number - 1]
        line = self._sentences[number - 1]
        if not is_new_paragraph(self._body, line, tokens):
            if self._reference.spoke[number - 1]:
                self.framed.add(passage)
            return replace(before, verb=None, confidence=min(before.confidence, FOLLOWING))
        is_label = len(line) <= _SIGNATURE and line[-1].text[0] not in ".?!…" and line[0].named is not None
        if self._reference.spoke[number - 1] or line[-1].text == ":" or is_label:
            return replace(before, verb=None, confidence=min(before.confidence, UNTOLD))
        return NOBODY


def _is_according(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].lower == "according" and at + 1 < len(tokens) and tokens[at + 1].lower == "to"


def _follows_passage(tokens: Sequence[Token], at: int) -> bool:
    """Whether a passage ends right before this token, but for a comma or dash."""
    before = at - 2 if tokens[at - 1].text in _CLOSERS else at - 1
    return before >= 0 and (tokens[before].passage is not None or tokens[before].text in _TYPED_MARKS)


def _closes_with_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a sentence ends with who said it: "The road is open, said the mayor, Jane Doe."."""
    cue = CUES[tokens[at].lower]
    if tokens[at - 1].text != "," or cue.whom or cue.form not in {"past", "present"} or at + 1 == len(tokens):
        return False
    if tokens[at + 1].lower in PREPOSITIONS:
        return False
    subject = subject_behind(tokens, at)
    return subject is not None and (subject.last == len(tokens) or tokens[subject.last].text in {",", "."})


def _shares_subject(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb has no subject of its own: "adding", "to call"."""
    form, before = CUES[tokens[at].lower].form, tokens[at - 1]
    if any(token.lower == "with" for token in tokens[max(0, at - _WITH) : at]):
        return False  # "with a spokeswoman saying"
    if form == "base":
        return before.lower == "to"
    return form == "participle" and not (before.named or (is_progressive(tokens, at) and before.text != ","))


def _may_go_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether the sentence of a passage may go on with who said it."""
    inside = tokens[at].text.rstrip("”\"“»«」』’' ")[-1:]
    return at == 0 or inside in _CLOSES_BEFORE_CUE or (at + 1 < len(tokens) and tokens[at + 1].text in _CLOSERS)


def _is_beside(tokens: Sequence[Token], at: int, cue: int, cues: Mapping[int, Attribution]) -> bool:
    """Whether a cue and its subject follow a passage at once: "said Obama", "communications director Palmieri said"."""
    first = at + 1
    while first < len(tokens) and tokens[first].text in _CLOSERS:
        first += 1
    span = cues[cue].span
    if cue == first or tokens[cue].lower in FOREIGN:
        return True
    if span is None or tokens[first].lower in CLAUSE_WORDS:
        return False
    between = tokens[first:cue]
    is_near = any(token.start == span[0] for token in between[:_TITLES_BEFORE])
    return is_near and all(token.passage is None for token in between)


def _closes_sentence(tokens: Sequence[Token], at: int, cue: int, cues: Mapping[int, Attribution]) -> bool:
    """Whether a cue and its subject stand behind a comma, as in "“Not yet” is the answer, he said"."""
    span, verb = cues[cue].span, CUES.get(tokens[cue].lower)
    if span is None or verb is None or not verb.states or verb.form not in {"past", "present"}:
        return False
    first = next((number for number in range(at + 1, cue) if tokens[number].start == span[0]), 0)
    return first > 0 and tokens[first - 1].text == ","
