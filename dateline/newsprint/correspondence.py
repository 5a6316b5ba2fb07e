"""What mails carry around their text: quoted replies, signatures, and the small print of newsletters.

All that is cut is at an edge and says itself what it is. When in doubt, it stays.
"""

import re
from collections.abc import Sequence

from dateline.article import Removed

_SIGNATURE = re.compile(r"-- ?$")  # RFC 3676, section 4.3
_LONGEST_SIGNATURE = 20  # lines
_ATTRIBUTION = re.compile(
    r"(?=.{0,200}(?:@|\d[:.]\d\d))(?:On .{4,150} wrote|Am .{4,150} schrieb.{0,60}|Le .{4,150} a écrit"
    r"|El .{4,150} escribió|Il .{4,150} ha scritto)\s?:$"
)
_ORIGINAL = re.compile(
    r"-{2,}\s?(?:Original Message|Original-?Nachricht|Ursprüngliche Nachricht|Message d'origine"
    r"|Mensaje original)\s?-{2,}",
    re.IGNORECASE,
)
_FORWARDED = re.compile(
    r"-{4,}\s?(?:Forwarded message|Weitergeleitete Nachricht|Message transféré)\s?-{4,}", re.IGNORECASE
)
_FORWARDED_FIELD = re.compile(
    r"(?:From|Date|Sent|Subject|To|Cc|Reply-To|Von|Datum|Gesendet|Betreff|An):", re.IGNORECASE
)
# Outlook quotes under the fields of the mail, without any other mark.
_QUOTED_FIELDS = re.compile(
    r"(?:From|Von|De): .{1,200}?\b(?:Sent|Date|Gesendet|Datum|Envoyé): .{1,300}?\b(?:Subject|Betreff|Objet):"
)
_FIELDS = 6  # paragraphs that the fields of a quoted mail take
_LONGEST_LINE = 300  # characters; no attribution and no small print is longer in one paragraph
_BROWSER = re.compile(
    r"\W{0,3}(?:view|read|open|see|click here to view|having trouble|trouble viewing|can't see|can’t see"
    r"|problems viewing)\b"
    r".{0,60}\b(?:browser|online|web ?page|web version)\b.{0,100}",
    re.IGNORECASE,
)
_FOOTER = re.compile(
    r"^\W{0,3}unsubscribe\b|\bunsubscribe (?:here|from (?:this|our|these|all))\b|\bto unsubscribe\b"
    r"|\bclick .{0,40}\bunsubscribe\b|\bto opt[ -]out of (?:these|this|our|future|receiving)\b"
    r"|\bmanage (?:your )?(?:e-?mail |subscription )?(?:preferences|subscriptions?)\b"
    r"|\bupdate (?:your )?(?:e-?mail )?preferences\b|\babmelden\b|\bdésabonner\b|\bdésinscrire\b"
    r"|\byou(?:'re| are|’re)? (?:receiv(?:ed|ing)|subscribed).{0,40}\b(?:e-?mail|message|newsletter|list)\b"
    r"|\bthis (?:e-?mail|message|newsletter) was sent (?:to|by)\b|\bour mailing address is\b"
    r"|\badd us to your address book\b",
    re.IGNORECASE,
)
_SMALL_PRINT = re.compile(
    r"\W{0,3}(?:copyright\b|©|\(c\) |all rights reserved|privacy policy|terms\b|view in browser|follow us"
    r"|forward to a friend"
    r"|share (?:this|on)|contact us|sent (?:to|by)|facebook|twitter|instagram|linkedin|youtube|powered by)",
    re.IGNORECASE,
)
_CONFIDENTIAL = re.compile(
    r"(?:\W{0,3}(?:confidentiality|disclaimer|important) ?(?:notice|note)?\W{0,3})?\b(?:this|the|diese) "
    r"(?:contents of this )?(?:e-?mail|message|transmission|communication|nachricht)\b.{0,120}"
    r"\b(?:confidential|intended (?:only|solely) for|privileged|vertraulich)\b",
    re.IGNORECASE,
)
_ENCLOSED = re.compile(
    r"\b(?:attach(?:ed|ing|ments?)?|enclos(?:ed|ing|ures?)|anbei|anhang|angehängt|beigefügt|anlagen?|ci-joint\w{0,2}"
    r"|pièces? jointes?|adjunt\w{1,3}|allegat\w|anexos?|bijlagen?|bijgevoegd|bifogad\w{0,2}|vedlagt|vedhæftet"
    r"|załącz\w{1,6}|прил(?:ага|ож)\w{1,6}|вложени\w{1,2})\b",
    re.IGNORECASE,
)
_LONGEST_NOTE = 60  # words: it greets, says what is attached and whom to ask; a story that short is a brief
_LAST = 15  # paragraphs at the end among which small print begins
_FIRST = 3  # paragraphs at the top among which the link to the browser stands
_LONGEST_NOTICE = 3_000  # characters
_MOST_BETWEEN = 2  # lines between two pieces of small print that do not say what they are: an address


def is_covering_note(text: str) -> bool:
    """Whether the text of a mail only says that something is attached to it."""
    return len(text.split()) <= _LONGEST_NOTE and bool(_ENCLOSED.search(text))


def cut_lines(lines: Sequence[str]) -> tuple[list[str], list[Removed]]:
    """The lines of a plain mail without signature and quotation at its end, and what was cut.

    A mail that is nothing but a quotation keeps it.
    """
    end, quotation = _quotation(lines)
    cut = [Removed(text=quotation, reason="quoted mail")] if quotation else []
    start = max(0, end - _LONGEST_SIGNATURE)
    signs = [n for n in range(start, end) if _SIGNATURE.match(lines[n]) and any(map(str.strip, lines[:n]))]
    if signs:
        text = "\n".join(lines[signs[0] : end]).strip()
        return list(lines[: signs[0]]), [Removed(text=text, reason="signature"), *cut]
    return list(lines[:end]), cut


def _quotation(lines: Sequence[str]) -> tuple[int, str]:
    """Where the quoted mail at the end begins, and its text."""
    end = len(lines)
    while end and (not lines[end - 1].strip() or lines[end - 1].startswith(">")):
        end -= 1
    if not any(line.startswith(">") for line in lines[end:]) or not any(map(str.strip, lines[:end])):
        return len(lines), ""
    for size in (1, 2):  # an attribution may be wrapped over two lines
        if end >= size and _ATTRIBUTION.match(" ".join(lines[end - size : end])[:_LONGEST_LINE].strip()):
            end -= size
            break
    return end, "\n".join(lines[end:]).strip()


def cut_paragraphs(paragraphs: Sequence[str]) -> tuple[list[Removed], list[str], list[Removed]]:
    """What stands around the text of a mail: what was cut above it, the text, and what was cut below."""
    above, start = _above(paragraphs)
    end, below = len(paragraphs), []
    for number in range(start + 1, len(paragraphs)):
        line = paragraphs[number][:_LONGEST_LINE]
        if _ATTRIBUTION.fullmatch(line) or _ORIGINAL.match(line) or _are_fields(paragraphs, number):
            end, below = number, [Removed(text="\n\n".join(paragraphs[number:]), reason="quoted mail")]
            break
    story = list(paragraphs[start:end])
    if (first := _small_print(story)) < len(story):
        below = [*(Removed(text=text, reason="small print of a mail") for text in story[first:]), *below]
        story = story[:first]
    return above, story, below


def _above(paragraphs: Sequence[str]) -> tuple[list[Removed], int]:
    """The fields of a forwarded mail, or the link to the browser and what stands before it."""
    if paragraphs and (_FORWARDED.match(paragraphs[0]) or _are_fields(paragraphs, 0)):
        start = 1
        while start < len(paragraphs) and _FORWARDED_FIELD.match(paragraphs[start]):
            start += 1
        return [Removed(text="\n".join(paragraphs[:start]), reason="fields of a forwarded mail")], start
    for number, paragraph in enumerate(paragraphs[:_FIRST]):
        if len(paragraph) <= _LONGEST_LINE and _BROWSER.fullmatch(paragraph):
            return [Removed(text=text, reason="small print of a mail") for text in paragraphs[: number + 1]], number + 1
    return [], 0


def _are_fields(paragraphs: Sequence[str], start: int) -> bool:
    """Whether the fields of a mail stand here: From, Sent, To, Subject."""
    if not paragraphs[start].startswith(("From:", "Von:", "De:")):
        return False
    return bool(_QUOTED_FIELDS.match(" ".join(text[:200] for text in paragraphs[start : start + _FIELDS])))


def _small_print(story: Sequence[str]) -> int:
    """Where the small print begins: at the end, from a line that says so, and only short lines or notices after it."""
    first = len(story)
    between = 0
    for number in range(len(story) - 1, max(0, len(story) - _LAST - 1), -1):
        text = story[number]
        if _is_small(text):
            first, between = number, 0
            continue
        between += 1
        if len(text) > _LONGEST_LINE or between > _MOST_BETWEEN:
            break
    # A copyright line alone is left to the reader of pages, which makes a field of it.
    return first if any(map(_is_surely_small, story[first:])) else len(story)


def _is_small(text: str) -> bool:
    """Whether the paragraph is, or may be, small print; what ends like a sentence must say so itself."""
    if _is_surely_small(text):
        return True
    return len(text) <= _LONGEST_LINE and bool(_SMALL_PRINT.match(text)) and not text.endswith((".", "!", "?", '"'))


def _is_surely_small(text: str) -> bool:
    head = text[:_LONGEST_LINE]
    if len(text) <= _LONGEST_LINE and _FOOTER.search(head):
        return True
    return len(text) <= _LONGEST_NOTICE and bool(_CONFIDENTIAL.match(head))
