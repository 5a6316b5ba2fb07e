import pytest

from dateline.formats.mails.mailbox import mailbox


@pytest.mark.parametrize(
    ("field", "found"),
    [
        ("Jane Holm <desk@paper.example>", ("Jane Holm", "desk@paper.example")),
        ("desk@paper.example (Jane Holm)", ("Jane Holm", "desk@paper.example")),
        ("desk@paper.example (Jane (not John) Holm), x@y.example", ("Jane not John Holm", "desk@paper.example")),
        ("", ("", "")),
    ],
)
def test_the_first_mailbox_is_read(field: str, found: tuple[str, str]) -> None:
    assert mailbox(field) == found


@pytest.mark.parametrize("bait", ["(", "<", '"', ",", "\\", "[", "a@(", "(\\", ":;"])
def test_no_field_is_too_deep(bait: str) -> None:
    assert all(isinstance(part, str) for part in mailbox(f"press@council.example {bait * 100_000}"))
