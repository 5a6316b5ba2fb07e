"""What codes are called on pages, in English (Unicode CLDR, by Babel)."""

from collections.abc import Mapping
from functools import cache

from babel import Locale


@cache
def _names() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Languages and countries by their codes; reading them takes a quarter of a second, once."""
    english = Locale("en")
    return dict(english.languages), dict(english.territories)


def language(code: str) -> str:
    """British English for en-GB (BCP 47); the code itself where it has no name."""
    languages, countries = _names()
    primary, _, region = code.replace("_", "-").partition("-")
    whole = languages.get(f"{primary.lower()}_{region.upper()}")
    if whole:
        return whole
    name = languages.get(primary.lower(), code)
    return f"{name} ({countries.get(region.upper(), region)})" if region and name != code else name


def country(code: str) -> str:
    """Pakistan for PK (ISO 3166-1 alpha-2); the code itself where it has no name."""
    return _names()[1].get(code.upper(), code)
