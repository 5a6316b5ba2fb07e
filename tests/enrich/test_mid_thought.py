import pytest

from dateline.enrich.mid_thought import opens_in_mid_thought


@pytest.mark.parametrize(
    "sentence",
    [
        "But he said the ferry would sail.",
        "It also lowered the fares.",
        "She left on Monday.",
        "However, the harbour stayed shut.",
        "In addition, two cranes were sold.",
        "That means the ferry will sail later.",
        "These boats are old.",
        "His ferry sank.",
        "When he came, the harbour was empty.",
        "As they left, it rained.",
        "Despite this, the ferry sailed.",
        "One of them was hurt.",
        "In a statement on Monday, she welcomed the ferry.",
        "The latter has sunk.",
        "The others stayed at home.",
        "“We are pleased,” he said.",
        '"The ferry will sail on Thursday," she added.',
        '"The ferry will sail on Thursday."',
        "The fares would rise again, he added.",
        "It’s been a long winter.",
        "",
        "123.",
    ],
)
def test_sentences_that_need_another_one(sentence: str) -> None:
    assert opens_in_mid_thought(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The harbour master said he would let the ferry sail.",
        "Ilse Brandt has left her office.",
        "US exports fell in May.",
        "IT firms are hiring.",
        "As ministers met in Rome, their drivers slept.",
        "While Brandt spoke, her minister listened.",
        "This week the ferry sails again.",
        "The first ferry of the year has sailed.",
        "The two largest ports of the country are shut.",
        "One of the largest ports of the country is shut.",
        '"The ferry is safe," Brandt said.',
        "“The ferry will sail,” said the harbour master, who owns it.",
        "On Tuesday the ferry sailed.",
        "In a letter to Brandt, the minister refused.",
        "Next year the fares will rise.",
        "There are 20 ferries in the port.",
        "20 ferries lie in the port.",
    ],
)
def test_sentences_that_stand_alone(sentence: str) -> None:
    assert not opens_in_mid_thought(sentence)
