"""Invented news articles: the same for the same seed, no two alike, with the names, numbers and quotes of real ones."""

import random
from dataclasses import dataclass

FIRST = "Ilse Jonas Amara Rashid Elena Tomas Nadia Samuel Priya Victor Leila Henrik Grace Omar Sofia Daniel".split()
LAST = (
    "Brandt Weidner Okafor Qureshi Marino Novak Haddad Whitfield Raman Castell Lindqvist Mensah Farrow Dressler".split()
)
BODIES = (
    "Ministry of Water,Harbour Workers Union,Northern Rail,Central Bank,City Council,Meridian Steel,Court of Appeal,"
    "Farmers Federation,University of Oberau,National Energy Board,Coastal Airways,Red Cross"
).split(",")
TOWNS = "London Karachi Nairobi Lisbon Hamburg Toronto Lahore Madrid Oslo Chicago Mumbai Sydney Geneva Dublin".split()
_COUNTRIES = "Pakistan,Kenya,Germany,Norway,Spain,India,Canada,Portugal,Ireland,Switzerland".split(",")
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_NOUNS = (
    "agreement harbour railway budget election factory teacher hospital river market drought inquiry strike bridge "
    "museum wage tariff contract border airport vaccine harvest pension tunnel refinery festival verdict reform "
    "shortage flood school library fishery power water housing debt export police fire storm energy"
).split()
_VERBS = (
    "approved delayed rejected criticised welcomed reviewed suspended announced financed abandoned extended".split()
)
_ADJECTIVES = (
    "regional disputed costly early final joint quiet public private unexpected long northern new record".split()
)
_TAILS = (
    "after weeks of talks,despite protests in the capital,as prices rose again,before the vote next month,"
    "for the third time this year,according to two people familiar with the plan,while the opposition stayed away"
).split(",")
SENTENCES = (
    "The harbour board voted on Monday to keep the early ferry.",
    "Traders on the quay had asked for it since the spring.",
    "“Nobody here sleeps late,” said its chairwoman, who opened the debate.",
    "The first boat leaves at ten past five and takes forty minutes.",
)


def markup(paragraphs: int) -> str:
    """So many paragraphs of HTML with the same sentences, about 300 characters each."""
    return f"<p>{' '.join(SENTENCES)}</p>" * paragraphs


@dataclass(frozen=True)
class Text:
    """An invented article; ``word`` occurs in no other of the same seed."""

    headline: str
    body: str
    word: str

    @property
    def printed(self) -> str:
        """As a file holds it."""
        return f"{self.headline}\n\n{self.body}\n"


def invented(count: int, seed: int, characters: int = 2_000) -> list[Text]:
    """So many articles of about so many characters each."""
    chance = random.Random(seed)
    return [_article(chance, f"zq{seed}x{number}", characters) for number in range(count)]


def queries(count: int, seed: int) -> list[str]:
    """Search words that the articles hold: one to three of them, now and then a phrase."""
    chance = random.Random(seed)
    forms = (
        lambda: chance.choice(_NOUNS),
        lambda: f"{chance.choice(_ADJECTIVES)} {chance.choice(_NOUNS)}",
        lambda: f"{chance.choice(LAST)} {chance.choice(_NOUNS)} {chance.choice(TOWNS)}",
        lambda: f'"{chance.choice(BODIES)}"',
    )
    return [forms[number % len(forms)]() for number in range(count)]


def _article(chance: random.Random, word: str, characters: int) -> Text:
    headline = f"{chance.choice(BODIES)} {chance.choice(_VERBS)} {chance.choice(_ADJECTIVES)} {chance.choice(_NOUNS)}"
    opening = f"{chance.choice(TOWNS).upper()}: "
    paragraphs = [f"{opening}{_sentence(chance)} The file was registered under {word}."]
    while sum(map(len, paragraphs)) < characters - 200:
        paragraphs.append(" ".join(_sentence(chance) for _ in range(chance.randint(1, 3))))
    return Text(headline, "\n\n".join(paragraphs), word)


def _sentence(chance: random.Random) -> str:
    pick = chance.choice
    person, thing = f"{pick(FIRST)} {pick(LAST)}", f"the {pick(_ADJECTIVES)} {pick(_NOUNS)}"
    where = f"in {pick(TOWNS)}, {pick(_COUNTRIES)}," if chance.random() < 0.3 else f"in {pick(TOWNS)}"
    return pick(
        (
            f"The {pick(BODIES)} {pick(_VERBS)} {thing} {where} on {pick(_DAYS)} {pick(_TAILS)}.",
            f"“We {pick(_VERBS)} {thing} and the {pick(_NOUNS)}, and no more,” said {person} of {pick(BODIES)}.",
            f"{person} {pick(_VERBS)} {thing} {where} and asked for {chance.randint(2, 990)} million.",
            f"About {chance.randint(20, 9000)} people {pick(_VERBS)} {thing} {pick(_TAILS)}; the {pick(_NOUNS)} shut.",
            f"The {pick(_NOUNS)} and {thing} cost {chance.randint(2, 99)} per cent more {pick(_TAILS)}.",
        )
    )
