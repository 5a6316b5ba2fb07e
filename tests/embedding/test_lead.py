from dateline.embedding.lead import LEAD_CHARACTERS, lead


def test_the_standfirst_comes_before_the_body() -> None:
    assert (
        lead("Harbour reopens", "Ferries sail again.", "The harbour")
        == "Harbour reopens\nFerries sail again.\nThe harbour"
    )


def test_of_a_long_text_only_the_opening_counts() -> None:
    long = "word " * LEAD_CHARACTERS
    assert lead("Headline", None, long) == lead("Headline", None, long + "and more")
