"""What of an article is embedded: its headline and how it begins, where news says what it is about."""

LEAD_CHARACTERS = 300
"""Of the standfirst and the body. Time grows with the text: 56, 103, 168 ms at 150, 300, 500 characters."""

_HEADLINE_CHARACTERS = 200  # longer ones are paragraphs that were taken for one


def lead(headline: str, abstract: str | None, body: str) -> str:
    """The text whose vector stands for the article."""
    opening = f"{abstract}\n{body}" if abstract else body
    return f"{headline[:_HEADLINE_CHARACTERS]}\n{opening[:LEAD_CHARACTERS]}"
