import pytest

from dateline.enrich.capitals import in_running_text


@pytest.mark.parametrize(
    ("heading", "rest", "expected"),
    [
        (
            "PAKISTAN PEOPLES PARTY SEEKS TALKS",
            "Pakistan Peoples Party seeks talks.",
            "Pakistan Peoples Party seeks talks",
        ),
        ("PPP LEADS IN SINDH AFTER VOTE", "The PPP leads, the vote shows.", "PPP leads in Sindh after vote"),
        ("US AND UK AGREE WITH NATO", "They agree.", "US and UK agree with NATO"),
        ("THE PRICE OF MCINTYRE BONDS", "It bought, said McIntyre, bonds at a price.", "The price of McIntyre bonds"),
        ("VISITING READING ON MONDAY MORNING", "", "Visiting Reading on Monday morning"),
    ],
)
def test_words_of_a_heading_are_written_as_in_the_text(heading: str, rest: str, expected: str) -> None:
    assert in_running_text(f"{heading}\n\n{rest}").partition("\n")[0] == expected


@pytest.mark.parametrize("text", ["", "KARACHI: Rain fell.", "NATO\n\nIt met.", "(REUTERS)", "Plain text of a DJ."])
def test_other_lines_are_left_alone(text: str) -> None:
    assert in_running_text(text) == text


def test_the_length_stays_whatever_the_letters() -> None:
    text = "DİYARBAKIR ŞIRNAK STRAẞE ŒUVRE 𝐀𝐁𝐂 ŉA TALKS\n\nMore followed."
    assert len(in_running_text(text)) == len(text)
