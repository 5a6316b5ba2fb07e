"""Lines that belong to the page and not to the story, wherever they stand: page numbers, links, notices, captions."""

import re

_LONGEST = 200  # characters; a longer paragraph is never furniture
_PAGE = re.compile(
    r"[-–—]?\s*(?:(?:page|pg\.?|p\.)\s*)?[A-D]?\d{1,3}\s*(?:(?:of|/) ?\d{1,3}\s*)?[-–—]?"
    r"|\(?(?:please )?(?:turn to|see|continued|cont\.?|contd\.?)(?: (?:on|from"
    r"|at))?(?: to)? (?:back )?page [A-D]?\d{1,3}\W*",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"[\W_]{0,3}(?:read|also|see|related|watch|must|don.t|listen|more|recommended|you|click)\b[\w’' ]{0,40}",
    re.IGNORECASE,
)
_LINK_WORDS = re.compile(
    r"[\W_]{0,3}(?:read more(?: about this| on this| here)?|also read|read also|also see|also in [\w’' ]{2,30}"
    r"|read(?: here| this| next| full story| the full story)?"
    r"|more (?:on|about) this(?: story)?|more here|related(?: stories| story| articles?| news| coverage| links?"
    r"| reading)?|see also|see now|see more"
    r"|you may also like|you might also like|watch(?: now| here| also| video| the video)?|listen(?: now| here)?"
    r"|must read|must watch"
    r"|don.t miss|recommended(?: reading| for you| stories)?|click here)(?:\s*[:>»|•]|\s*—| [-–])",
    re.IGNORECASE,
)
_SAYS_ALSO = re.compile(
    r"[\W_]{0,3}(?:also read|read also|read more|see also|also in)\b,? (?=[\"“‘'A-Z0-9])", re.IGNORECASE
)
_NOTICE = re.compile(
    r"(?:©|(?:\(c\)|copyright)(?: ©| \(c\)| by)?(?= (?:(?-i:[A-Z])[\w.&’']{0,30} ){0,5}(?:19|20)\d\d)).{1,190}"
    r"|all rights reserved\b.{0,60}"
    r"|.{0,120}\ball rights reserved\.?",
    re.IGNORECASE,
)
_PAGE_WORDS = re.compile(
    r"(?:advertisements?|story continues below(?: (?:this )?advertisement)?|article continues (?:below|after).{0,40}"
    r"|share(?: this)?(?: story| article)?"
    r"|share (?:on|via) (?:facebook|twitter|x|whatsapp|linkedin|e-?mail|social media)\b.{0,60}|tweet|email|print"
    r"|comments?(?: \(?\d+\)?)?|\d+ comments?|close|more-in|top|back to top|free access|subscribe(?: now)?"
    r"|(?:sign up|subscribe) (?:for|to) .{2,60}(?:newsletter|channel|podcast|alerts?|updates|inbox).{0,40}"
    r"|get (?:daily|breaking|the latest) .{2,80}inbox.{0,100}|follow (?:us|the .{2,40}) on .{2,60}"
    r"|(?:for )?(?:all )?the latest .{2,60}(?:download|follow|subscribe to) .{2,60}|download (?:our"
    r"|the) .{2,60}\bapp\W*"
    r"|scroll down to .{2,60}|\d{1,2} min(?:ute)?s? read|tags?: .{2,150}|(?:estimated )?reading time:? .{2,30})[.!]?",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:photo(?:graph)?s?|images?|pictures?|pix|illustration|graphic)(?: (?:credits?|courtesy(?: of)?|source"
    r"|by))? ?[:/|] ?.{2,60}"
    r"|\((?:\w+ )?(?:photo|file photo|image|picture)s?(?: by| courtesy| credit)?(?:[:/ ].{0,50})?\)"
    r"|(?:getty images|shutterstock|afp photo|ap photo|reuters photo|file photo)(?:/.{2,40})?\)?",
    re.IGNORECASE,
)
_CAPTION_END = 70  # characters; the credit of a caption stands within these at its end


def furniture(paragraph: str) -> str | None:
    """The reason to cut this paragraph wherever it stands, None when it belongs to the story."""
    if len(paragraph) > _LONGEST:
        return None
    if _PAGE.fullmatch(paragraph):
        return "page number"
    if (_LINK.match(paragraph) and _LINK_WORDS.match(paragraph)) or _says_also(paragraph):
        return "link to another story"
    if _NOTICE.fullmatch(paragraph):
        return "copyright notice"
    # A small letter begins a line that goes on from the one before; "more-in" is what two Indian papers print.
    is_line = not paragraph[:1].islower() or paragraph == "more-in"
    return "page furniture" if is_line and _PAGE_WORDS.fullmatch(paragraph) else None


def is_caption(paragraph: str) -> bool:
    """Whether the paragraph ends in the credit of a photograph: to be asked of what stands above the story."""
    if len(paragraph) > 3 * _LONGEST:
        return False
    credit = _CREDIT.search(paragraph, max(0, len(paragraph) - _CAPTION_END))
    return credit is not None and len(paragraph) - credit.end() <= 1


def _says_also(paragraph: str) -> bool:
    """Whether words for a link have no mark behind them and no full stop: Also read Tax office sends notice."""
    return bool(_SAYS_ALSO.match(paragraph)) and paragraph[-1] not in '.!”"'
