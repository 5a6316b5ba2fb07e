"""The reference is what the API says of itself."""

from services.api.reference import PAGE, written


def test_the_reference_is_written_from_the_openapi() -> None:
    assert PAGE.read_text() == written(), "write it anew: python -m services.api.reference"
