"""Who said each passage: the cue beside it, else the cue before it in its sentence, else who spoke just before."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.enrich.quoting.cues import CUES, Cue
from dateline.enrich.quoting.persons import Persons
from dateline.enrich.quoting.sentences import Token
from dateline.enrich.quoting.subjects import (
    CLAUSE_WORDS,
    THINGS,
    Subject,
    first_subject,
    follows_preposition,
    is_cue,
    is_passive,
    is_progressive,
    opening_words,
    pronoun,
    subject_before,
    subject_behind,
)

BESIDE, BEFORE, FOLLOWING, UNTOLD = 0.95, 0.9, 0.8, 0.6
MEANT = 0.85
_LOOKED_BACK = 4  # sentences in which "she" was named
_TITLES_BEFORE = 8  # tokens between a passage and the name of who said it: "Clinton communications director Palmieri"
_DASHES = frozenset("—–-―")
_SIGNATURE = 14  # tokens: a name, and what and where its bearer is
_TO_BY = 8  # tokens from "was described" to "by"
_CLOSES_BEFORE_CUE = ",?!—–-…"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who spoke: the name, or the words as written, or null where the words are a pronoun that may be anybody's."""

    speaker: str | None = None
    span: tuple[int, int] | None = None
    verb: str | None = None
    confidence: float = 0.0
    is_entity: bool = False


NOBODY = Attribution()
_NO_CUE = Cue("base", states=False)


class Attributor:
    """Reads the sentences of one article in order and remembers who spoke."""

    def __init__(self, body: str, sentences: Sequence[Sequence[Token]]) -> None:
        self._body = body
        self._sentences = sentences
        self._persons = Persons(sentences)
        self._speakers: list[Attribution] = []  # of each sentence read: who spoke in it last, else its subject
        self._spoke: list[bool] = []
        self.passages: dict[int, Attribution] = {}
        self.framed: set[int] = set()
        self.led_in: set[int] = set()
        self.opening: set[int] = set()
        self.cues: list[dict[int, Attribution]] = []  # of each sentence: token of the cue -> whose it is

    def read(self) -> None:
        """Attribute all passages and cues."""
        for number, tokens in enumerate(self._sentences):
            cues: dict[int, Attribution] = {}
            for position in range(len(tokens)):
                if _is_according(tokens, position) or is_cue(tokens, position):
                    cues[position] = self._of_cue(number, position, cues)
            self.cues.append(cues)
            spoken = [
                self._of_passage(number, position, cues)
                for position, token in enumerate(tokens)
                if token.passage is not None
            ]
            told = [each for each in (*cues.values(), *spoken) if each.speaker]
            self._spoke.append(bool(told))
            self._speakers.append(told[-1] if told else self._subject_of(number))

    def _of_cue(self, number: int, position: int, cues: dict[int, Attribution]) -> Attribution:
        tokens = self._sentences[number]
        verb = tokens[position].lower
        if verb == "according":
            return self._meant(number, subject_behind(tokens, position + 1), "according to", BESIDE)
        if is_passive(tokens, position):
            by = next(
                (at for at in range(position, min(len(tokens), position + _TO_BY)) if tokens[at].lower == "by"), None
            )
            return NOBODY if by is None else self._meant(number, subject_behind(tokens, by), verb, BEFORE)
        form = CUES[verb].form
        before = tokens[position - 1]
        shares = (form == "base" and before.lower == "to") or (form == "participle" and before.text == ",")
        shares = shares or (form == "participle" and not before.named and not is_progressive(tokens, position))
        subject = None
        if self._closes_passage(tokens, position):
            subject = subject_behind(tokens, position)
        if subject is None and not shares:
            subject = subject_before(tokens, position)
        if subject is None:
            return self._shared(number, position, cues, verb)
        return self._meant(number, subject, verb, BESIDE)

    @staticmethod
    def _closes_passage(tokens: Sequence[Token], position: int) -> bool:
        """Whether a passage ends right before this token, but for a comma."""
        before = position - 1 if tokens[position - 1].text not in {",", "—", "–", "-"} else position - 2
        return before >= 0 and (tokens[before].passage is not None or tokens[before].text in {"'", "’", '"', "”"})

    def _shared(self, number: int, position: int, cues: dict[int, Attribution], verb: str) -> Attribution:
        """The subject of the verb before, or of the sentence: "..., adding that", "and said"."""
        tokens = self._sentences[number]
        before = [each for at, each in cues.items() if each.speaker and tokens[at - 1].lower not in {"who", "which"}]
        if before:
            return replace(before[-1], verb=verb, confidence=min(before[-1].confidence, BEFORE))
        subject = first_subject(tokens, position) or opening_words(tokens, position)
        return self._meant(number, subject, verb, BEFORE) if subject else NOBODY

    def _of_passage(self, number: int, position: int, cues: dict[int, Attribution]) -> Attribution:
        tokens = self._sentences[number]
        attribution = self._signed(number, position) or self._told(number, position, cues) or self._untold(number, position)
        passage = tokens[position].passage
        assert passage is not None
        if position == 0:
            self.opening.add(passage)
        self.passages[passage] = attribution
        return attribution

    def _signed(self, number: int, position: int) -> Attribution | None:
        """By a name behind a dash, at the end of the same paragraph or in the next: "— Jane Doe, Leeds"."""
        rest = self._sentences[number][position + 1 :]
        where, first = (number, position + 1) if rest else (number + 1, 0)
        if where >= len(self._sentences) or (not rest and position):
            return None
        tokens = self._sentences[where]
        dashes = 0
        while first + dashes < len(tokens) and tokens[first + dashes].text in _DASHES:
            dashes += 1
        if not dashes or len(tokens) - first > _SIGNATURE or any(is_cue(tokens, at) for at in range(first, len(tokens))):
            return None
        subject = subject_behind(tokens, first + dashes - 1)
        signed = self._meant(where, subject, None, BEFORE) if subject else NOBODY
        return signed if signed.speaker and signed.speaker[0].isupper() else None

    def _told(self, number: int, position: int, cues: dict[int, Attribution]) -> Attribution | None:
        """By a cue in the same sentence."""
        tokens = self._sentences[number]
        passage = tokens[position].passage
        assert passage is not None
        behind = next((at for at in cues if at > position), None)
        before = next((at for at in reversed(cues) if at < position and not self._is_thing(cues[at])), None)
        inside = tokens[position].text.rstrip("”\"“»«」』’' ")[-1:]
        closed = inside in _CLOSES_BEFORE_CUE or (position + 1 < len(tokens) and tokens[position + 1].text in ",—–")
        if behind is not None and (closed or position == 0) and self._is_beside(tokens, position, behind, cues[behind]):
            self.framed.add(passage)
            return cues[behind]
        if before is not None:
            if position - before <= 2 or tokens[position - 1].text in {",", ":"}:
                self.framed.add(passage)
                self.led_in.add(passage)
            return replace(cues[before], confidence=min(cues[before].confidence, BEFORE))
        if position > 1 and tokens[position - 1].text == ":":
            label = subject_before(tokens, position - 1)
            if label and label.head is not None:
                return self._meant(number, label, None, BEFORE)
        if behind is not None and self._closes_sentence(tokens, position, behind, cues[behind]):
            return replace(cues[behind], confidence=min(cues[behind].confidence, FOLLOWING))
        return None

    def _is_beside(self, tokens: Sequence[Token], position: int, cue: int, whose: Attribution) -> bool:
        if any(token.passage is not None for token in tokens[position + 1 : cue]):
            return False
        first = position + 1
        while first < len(tokens) and tokens[first].text in {",", "—", "–", "-"}:
            first += 1
        if cue == first or whose.span is None or tokens[first].lower in CLAUSE_WORDS:
            return cue == first
        return any(token.start == whose.span[0] for token in tokens[first : min(cue, first + _TITLES_BEFORE)])

    def _is_thing(self, whose: Attribution) -> bool:
        return whose.span is not None and self._body[slice(*whose.span)].casefold() in THINGS

    @staticmethod
    def _closes_sentence(tokens: Sequence[Token], position: int, cue: int, whose: Attribution) -> bool:
        """Whether the cue and who it belongs to stand behind a comma, as in "... is open, he said."."""
        if whose.span is None or CUES.get(tokens[cue].lower, _NO_CUE).form not in {"past", "present"}:
            return False
        first = next((at for at in range(position + 1, cue) if tokens[at].start == whose.span[0]), 0)
        return first > 0 and tokens[first - 1].text == "," and CUES[tokens[cue].lower].states

    def _untold(self, number: int, position: int) -> Attribution:
        """By nothing in the sentence."""
        tokens = self._sentences[number]
        if position:
            subject = first_subject(tokens, position) or opening_words(tokens, position)
            return self._meant(number, subject, None, UNTOLD) if subject else NOBODY
        if not number:
            return NOBODY
        before = self._speakers[number - 1]
        if not self._is_new_paragraph(number):
            return replace(before, verb=None, confidence=min(before.confidence, FOLLOWING))
        line = self._sentences[number - 1]
        is_label = len(line) <= _SIGNATURE and line[-1].text[0] not in ".?!…" and line[0].named is not None
        if self._spoke[number - 1] or line[-1].text == ":" or is_label:
            return replace(before, verb=None, confidence=min(before.confidence, UNTOLD))
        return NOBODY

    def _subject_of(self, number: int) -> Attribution:
        tokens = self._sentences[number]
        subject = first_subject(tokens, len(tokens))
        return self._meant(number, subject, None, UNTOLD) if subject else NOBODY

    def _meant(self, number: int, subject: Subject | None, verb: str | None, confidence: float) -> Attribution:
        """Whom the words of a subject mean."""
        if subject is None:
            return NOBODY
        tokens = self._sentences[number][subject.first : subject.last]
        span = tokens[0].start, tokens[-1].end
        words = self._body[slice(*span)]
        if word := pronoun(tokens[0]):
            name, share = self._of_pronoun(number, subject.first, word)
            return Attribution(name, span, verb, round(confidence * share, 2), name is not None)
        head = self._sentences[number][subject.head].named if subject.head is not None else None
        if head:
            return Attribution(head.name, span, verb, confidence, is_entity=True)
        if name := self._persons.holder(tokens):
            return Attribution(name, span, verb, round(confidence * MEANT, 2), is_entity=True)
        return Attribution(words, span, verb, confidence)

    def _of_pronoun(self, number: int, position: int, pronoun: str) -> tuple[str | None, float]:
        if pronoun == "it" and number and (last := self._speakers[number - 1]).is_entity:
            return (None, 1.0) if last.speaker is None or self._is_person(last.speaker) else (last.speaker, MEANT)
        if pronoun not in {"he", "she"}:
            return None, 1.0
        here = self._people(number, position, pronoun)
        if len(here) == 1:
            return here[0], self._sureness(here[0])
        if here:
            return None, 1.0
        for before in range(number - 1, max(-1, number - 1 - _LOOKED_BACK), -1):
            speaker = self._speakers[before]
            if (
                speaker.speaker
                and speaker.is_entity
                and self._is_person(speaker.speaker)
                and self._persons.may_be(speaker.speaker, pronoun)
            ):
                return speaker.speaker, self._sureness(speaker.speaker)
            people = self._people(before, len(self._sentences[before]), pronoun)
            if people:
                return (people[0], self._sureness(people[0])) if len(people) == 1 else (None, 1.0)
        return None, 1.0

    def _sureness(self, name: str) -> float:
        return 0.95 if self._persons.is_known(name) else MEANT

    def _is_person(self, name: str) -> bool:
        return self._persons.is_person(name)

    def _people(self, number: int, end: int, pronoun: str) -> list[str]:
        """The people named in a sentence before a token whom a pronoun may mean: not those behind a preposition."""
        tokens = self._sentences[number]
        people = [
            token.named.name
            for at, token in enumerate(tokens[:end])
            if token.named and token.named.is_person and not token.is_possessive and not follows_preposition(tokens, at)
        ]
        return [name for name in dict.fromkeys(people) if self._persons.may_be(name, pronoun)]

    def _is_new_paragraph(self, number: int) -> bool:
        before, here = self._sentences[number - 1][-1], self._sentences[number][0]
        return "\n" in self._body[before.end : here.start]


def _is_according(tokens: Sequence[Token], position: int) -> bool:
    return tokens[position].lower == "according" and position + 1 < len(tokens) and tokens[position + 1].lower == "to"
