"""The title in the properties of a document: sometimes a headline, often the name of the file it was made of."""

import re

from dateline.newsprint.headlines import LONGEST_HEADLINE

_PROGRAM = re.compile(
    r"(?:microsoft word|microsoft office|adobe|quarkxpress|indesign|powerpoint|pages|print|untitled|unbenannt"
    r"|sans titre|document|dokument|layout|page|seite|slide|scan|img|image|title)\b.{0,200}",
    re.IGNORECASE,
)
_FILE = re.compile(r".{0,200}\.(?:docx?|odt|rtf|indd|qxp|qxd|pdf|txt|html?|tex|dvi|ps|pages|cdr|ai)", re.IGNORECASE)


def is_plausible(title: str) -> bool:
    """Whether this reads as a headline: three words or more, and neither a program's name nor a file's."""
    words = title.split()
    if len(title) > LONGEST_HEADLINE or len(words) < 3 or "_" in title:
        return False
    return not _PROGRAM.fullmatch(title) and not _FILE.fullmatch(title) and sum(word[0].isalpha() for word in words) > 2
