import pytest

from dateline.enrich.roles import roles_of
from tests.enrich.marked import unmarked


def roles(text: str) -> list[str]:
    """The roles of the one person that is marked in the text."""
    from dateline.enrich.names import Mention  # noqa: PLC0415

    body, marks = unmarked(text)
    return roles_of(body, [Mention(start, end, kind, body[start:end]) for start, end, kind in marks])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russian Consul General [person:Viktorovich] said", ["Russian Consul General"]),
        ("said Prime Minister [person:Shirin Alvi]", ["Prime Minister"]),
        ("former foreign minister [person:Owen Price] left", ["former foreign minister"]),
        ("Gen. [person:Price] left", ["Gen."]),
        ("General [person:Price] left", ["General"]),
        ("Mr [person:Price] left", []),
        ("Mr. [person:Price] left", []),
        ("the home [person:Price] bought", []),
        ("He met the chancellor. [person:Price] left", []),
        ("singer Sir [person:Owen Price] sang", ["singer", "Sir"]),
        ("[person:Owen Price], chief executive of Acme, said", ["chief executive of Acme"]),
        ("[person:Owen Price], the Labour MP for Oldport.", ["Labour MP for Oldport"]),
        ("[person:Owen Price], a senior economist at Acme who left, said", ["senior economist at Acme"]),
        ("[person:Owen Price], 42, said", []),
        ("[person:Owen Price], whose mother is a judge, said", []),
        ("[person:Owen Price], when he met the president, said", []),
        ("Mayor [person:Price] came. Later mayor [person:Price] left.", ["Mayor"]),
    ],
)
def test_what_the_text_says_somebody_is(text: str, expected: list[str]) -> None:
    assert roles(text) == expected
