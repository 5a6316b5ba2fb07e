"""HTML's character references (HTML Standard, 13.2.5.72), in texts of any origin."""

import html
import re

_LONG = re.compile(r"&#[0-9]{9,};?|&#[xX][0-9A-Fa-f]{9,};?")


def unescaped(text: str) -> str:
    """The text with references replaced by what they stand for.

    ``html.unescape`` raises ValueError for numbers of more than 4,300 digits; here they are lost characters.
    """
    return html.unescape(_LONG.sub("\ufffd", text)) if "&" in text else text
