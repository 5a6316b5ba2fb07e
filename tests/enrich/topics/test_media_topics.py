import pytest

from dateline.enrich.topics.media_topics import top_two, topic_of, topics


def test_seventeen_topics_have_nothing_above_them() -> None:
    assert sum(not topic.broader and not topic.retired for topic in topics().values()) == 17


def test_every_topic_leads_up_to_one_of_them() -> None:
    assert all(len(top_two(topic)) in {1, 2} for topic in topics().values() if not topic.retired)


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("medtop:20000638", "international relations"),
        ("http://cv.iptc.org/newscodes/mediatopic/20000638", "international relations"),
        ("subj:11002002", "international relations"),  # Subject Code of diplomacy and treaties
        ("http://cv.iptc.org/newscodes/subjectcode/04000000", "economy, business and finance"),
        (
            "subj:16000000",
            "conflict, war and peace",
        ),  # not in the table, but the first levels have the same digits
        ("subj:11002999", "diplomacy"),  # nor this: the code above it, 11002000, is
    ],
)
def test_codes_of_both_schemes_lead_to_a_topic(code: str, name: str) -> None:
    topic = topic_of(code)
    assert topic is not None
    assert topic.name == name


@pytest.mark.parametrize("code", ["", "sport", "medtop:99999999", "subj:99000000", "afp:11002002", "11002002"])
def test_other_codes_lead_to_none(code: str) -> None:
    assert topic_of(code) is None


def test_of_a_topic_deep_down_the_first_two_levels_are_named() -> None:
    tennis = topic_of("medtop:20001085")
    assert tennis is not None
    assert [topic.name for topic in top_two(tennis)] == ["sport", "competition discipline"]


def test_retired_topics_count_as_what_stands_above_them() -> None:
    justice = topic_of("medtop:20000119")
    assert justice is not None
    assert justice.retired
    assert [topic.name for topic in top_two(justice)] == ["crime, law and justice"]
