import pytest

from dateline.enrich.names import Kind, cleaned


@pytest.mark.parametrize(
    ("kind", "marked", "name"),
    [
        ("person", "Russian Consul General Viktorovich", "Viktorovich"),
        ("person", "Consul General Viktorovich", "Viktorovich"),
        ("person", "Prime Minister Shirin Alvi", "Shirin Alvi"),
        ("person", "Mr. Alvi’s", "Alvi"),
        ("person", "Dr", None),
        ("person", "he", None),
        ("person", "He", None),
        ("person", "John Major", "John Major"),
        ("person", "Welshman Owen Price", "Owen Price"),
        ("person", "Price 6-4", None),
        ("person", "Owen Price\n\nBut", "Owen Price"),
        ("person", "Ruud van Dam", "Ruud van Dam"),
        ("person", "  “Owen Price", "Owen Price"),
        ("person", "Owen Price Jr.", "Owen Price Jr."),
        ("person", "Singer Mina Cowley", "Mina Cowley"),
        ("organisation", "Hard Rock and", "Hard Rock"),
        ("organisation", "AP news agency", "AP"),
        ("organisation", "Labour party", "Labour party"),
        ("organisation", "Matt Lucas &", "Matt Lucas"),
        ("organisation", "non-EU", "EU"),
        ("organisation", "Pro-Life Alliance", "Pro-Life Alliance"),
        ("organisation", "Medecins sans Frontieres", "Medecins sans Frontieres"),
        ("place", "Aceh province", "Aceh"),
        ("organisation", "the Karachi Council on Foreign Relations", "Karachi Council on Foreign Relations"),
        ("organisation", "The Senate's", "Senate"),
        ("organisation", "McDonald's", "McDonald's"),
        ("organisation", "Committee", None),
        ("organisation", "steel mills", None),
        ("organisation", "Globio (Federation for", "Globio"),
        ("organisation", "Acme Inc.", "Acme Inc."),
        ("place", "west London", "London"),
        ("place", "the U.S.", "U.S."),
        ("place", "Karachi.", "Karachi"),
        ("place", "Port-au-Prince", "Port-au-Prince"),
        ("place", "£1.58bn", None),
    ],
)
def test_what_belongs_to_a_name(kind: Kind, marked: str, name: str | None) -> None:
    body = f"x {marked} y"
    mention = cleaned(body, 2, 2 + len(marked), kind)
    assert (mention and mention.text) == name
    assert mention is None or body[mention.start : mention.end] == mention.text


def test_washington_dc_is_one_place() -> None:
    body = "They flew to Washington, D.C., on Monday."
    mention = cleaned(body, 13, 23, "place")
    assert mention is not None
    assert mention.text == "Washington, D.C."


def test_a_nickname_in_quotation_marks_is_within_the_name() -> None:
    body = 'They met William "Buckshot" May at noon.'
    mention = cleaned(body, 9, 16, "person")
    assert mention is not None
    assert mention.text == 'William "Buckshot" May'
