"""What WENN adds to Atom, read with the entry it stands in."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from dateline.article import AltId, Article
from dateline.formats import atom
from tests.formats.reading_one import only

FRAME = (
    '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:nm="http://feed.wenn.com/xmlns/2010/03/wenn_nm" '
    'xmlns:cm="http://feed.wenn.com/xmlns/2010/03/wenn_cm" xml:lang="en"><title>Show wire</title><entry>'
    '<id>urn:x:7</id><title>Singer sails</title><updated>2026-01-05T10:30:00Z</updated>{}<category term="Music"/>'
    "<nm:NewsManagement><nm:feedarticle_section>Stage</nm:feedarticle_section>"
    "<nm:original_article_id>4711</nm:original_article_id><nm:published>2026-01-05T10:30:00+00:00</nm:published>"
    "<nm:updated>2026-01-05T12:00:00+00:00</nm:updated></nm:NewsManagement>"
    '<cm:ContentMetadata lang="en-GB"><cm:first_line>Singer ADA LUND has bought a ferry.</cm:first_line>'
    "<cm:body>She told a paper so.\n\n  It sails in May.</cm:body>"
    '<cm:tags><cm:tag value="Ada Lund"/><cm:tag value="Music"/></cm:tags></cm:ContentMetadata></entry></feed>'
)


def entry(folder: Path, content: str) -> Article:
    path = folder / "feed.xml"
    path.write_text(FRAME.format(content), "utf-8")
    return only(atom, path)


def test_its_times_identity_section_first_line_and_tags_are_read(tmp_path: Path) -> None:
    article = entry(tmp_path, "<content>The ferry is hers.</content>")
    assert article.published == datetime(2026, 1, 5, 10, 30, tzinfo=UTC)
    assert article.updated == datetime(2026, 1, 5, 12, tzinfo=UTC)
    assert AltId(role="original_article_id", value="4711") in article.alt_ids
    assert (article.section, article.language) == ("Stage", "en-GB")
    assert article.abstract == "Singer ADA LUND has bought a ferry."
    assert article.keywords == ["Music", "Ada Lund"]
    assert article.body == "The ferry is hers."


def test_its_body_is_read_where_the_entry_has_none(tmp_path: Path) -> None:
    article = entry(tmp_path, "")
    assert article.body == "She told a paper so.\n\nIt sails in May."
    assert article.warnings == []


@pytest.mark.parametrize(("priority", "urgency"), [("med", 5), ("High", 3), ("low", 7), ("", None), ("4711", None)])
def test_its_priority_is_the_urgency(tmp_path: Path, priority: str, urgency: int | None) -> None:
    told = f"<nm:feedarticle_priority>{priority}</nm:feedarticle_priority><nm:original_article_id>"
    path = tmp_path / "feed.xml"
    path.write_text(FRAME.replace("<nm:original_article_id>", told).format(""), "utf-8")
    article = only(atom, path)
    assert article.urgency == urgency
    assert ("urgency" in article.provenance) is (urgency is not None)
