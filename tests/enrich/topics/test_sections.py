import pytest

from dateline.enrich.topics.sections import section_topic


@pytest.mark.parametrize(
    ("section", "name"),
    [
        ("Sport", "sport"),
        ("SPORTS", "sport"),
        ("Wirtschaft", "economy, business and finance"),
        ("Économie", "economy, business and finance"),
        ("Food and Drink", "lifestyle"),
        ("Life & Style", "lifestyle and leisure"),
        ("Sport/Football", "competition discipline"),
        ("News > Politics", "politics and government"),
        ("Politics > News", "politics and government"),
        ("climate change", "climate change"),
        ("Utbildning", "education"),  # the label in Swedish
    ],
)
def test_names_of_sections_in_several_languages(section: str, name: str) -> None:
    topic = section_topic(section)
    assert topic is not None
    assert topic.name == name


@pytest.mark.parametrize("section", ["", "World", "Opinion", "News", "Karachi", "A12", "/"])
def test_places_and_kinds_of_text_are_no_topic(section: str) -> None:
    assert section_topic(section) is None
