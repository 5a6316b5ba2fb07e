"""The text of an article as it is printed: its dateline, then its paragraphs."""

from html import escape

from dateline.publish.values import Record, object_of, printable, text_of


def paragraphs(record: Record) -> list[str]:
    """The paragraphs, the dateline before the first, where formats have no place of their own for it."""
    body = record.get("body")
    found = [text for part in printable(body).split("\n\n") if (text := part.strip())] if isinstance(body, str) else []
    dateline = text_of(object_of(record, "dateline"), "text")
    if dateline and found:
        found[0] = f"{dateline} — {found[0]}"
    return found


def html(record: Record) -> str:
    """The text as HTML: nothing in it is markup but ours."""
    text = escape("\n\n".join(paragraphs(record)), quote=False)
    return f"<p>{text}</p>".replace("\n\n", "</p><p>").replace("\n", "<br>") if text else ""


def teaser(record: Record) -> str | None:
    """What is told of it in short: the abstract as printed, else the summary."""
    return text_of(record, "abstract") or text_of(record, "summary")
