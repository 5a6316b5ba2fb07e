"""Where sentences end in running text, by marks and capitals alone: exact enough to count them and to look around."""

import re
from collections.abc import Iterator

# Initials, titles and shortened months are followed by a capital and end no sentence.
_END = re.compile(
    r"\n+|(?<=[.!?…])(?<!\b[A-Za-z]\.)(?<!\b(?:Mr|Dr|St|Ms|Sr|Jr|No)\.)(?<!\bvs\.)(?<!\bMme\.)"
    r"(?<!\b(?:Jan|Feb|Mar|Apr|Aug|Oct|Nov|Dec|Mrs|Gen|Sen|Rep|Gov|Sgt|Col)\.)(?<!\b(?:Prof|Sept|Capt)\.)"
    r"['\"”’»)]*\s+(?=[\"“'‘`«„(¿¡–—-]*[^\W_a-zß-öø-ÿа-яё])"
)


def sentence_starts(text: str) -> Iterator[int]:
    """The place of the first character of each sentence; a line ends one, too."""
    yield 0
    yield from (match.end() for match in _END.finditer(text) if match.end() < len(text))
