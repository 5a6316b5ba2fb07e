from collections import Counter
from pathlib import Path

from dateline.enrich.topics import lexicon as module
from dateline.enrich.topics.lexicon import lexicon, topics_in
from dateline.enrich.topics.media_topics import top_two, topics

WORDS = Path(module.__file__).with_name("words.txt")


def groups() -> dict[str, list[str]]:
    """Code and label to the words below."""
    found: dict[str, list[str]] = {}
    for line in WORDS.read_text("utf-8").splitlines():
        if line.startswith(" "):
            found[list(found)[-1]] += [word.strip() for word in line.rstrip(",").split(",")]
        elif line and not line.startswith("#"):
            found[line] = []
    return found


def names(text: str) -> list[str]:
    return [about.topic.name for about in topics_in(text, least=0.5)]


def test_words_stand_for_topics_of_the_first_two_levels_that_are_in_use() -> None:
    for line in groups():
        code, _, label = line.partition(" ")
        assert top_two(topics()[code])[-1].code == code
        assert topics()[code].name == label


def test_a_word_stands_for_one_topic() -> None:
    counted = Counter(word for words in groups().values() for word in words)
    assert [word for word, count in counted.items() if count > 1] == []


def test_words_and_phrases_of_two_words() -> None:
    assert all(1 <= len(word.split()) <= 2 for word in lexicon())


def test_what_the_words_stand_for_with_the_narrower_topic_behind() -> None:
    assert names("The goalkeeper saved a penalty and the striker scored in the final of the World Cup.") == [
        "sport",
        "sport event",
        "competition discipline",
    ]


def test_one_word_alone_is_not_believed() -> None:
    assert names("The screening was delayed.") == []


def test_a_text_may_speak_of_two_topics() -> None:
    text = "The judge sentenced the banker for fraud. Shares of the bank fell and shareholders saw profits vanish."
    assert {"crime, law and justice", "economy, business and finance"} <= set(names(text))


def test_capitals_count_where_the_word_is_a_name() -> None:
    assert names("Apple and Intel presented devices and software.") == [
        "science and technology",
        "technology and engineering",
    ]
    assert names("They ate an apple.") == []


def test_possessives_are_the_word() -> None:
    assert names("The minister's bill passed parliament’s upper house.") == names(
        "The minister passed the parliament of the upper house."
    )


def test_an_empty_text_is_about_nothing() -> None:
    assert topics_in("", least=0.0) == []
