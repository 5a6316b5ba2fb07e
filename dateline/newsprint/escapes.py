"""Characters that JSON writes as escapes (RFC 8259, 7), of which some stand for half a character."""

import re

_HEX = "[0-9A-Fa-f]{2}"
_ESCAPE = re.compile(rf"\\u[dD][89abAB]{_HEX}\\u[dD][c-fC-F]{_HEX}|(?P<half>\\u[dD][89a-fA-F]{_HEX})|\\.", re.DOTALL)


def whole_characters(text: str) -> str:
    """The JSON text, with the sign for a lost character where half of a surrogate pair stands alone.

    Python reads such a half, and what it has read can be neither written nor sent.
    """
    return _ESCAPE.sub(lambda escape: r"\ufffd" if escape["half"] else escape[0], text) if "\\u" in text else text
