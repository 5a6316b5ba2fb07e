import pytest

from dateline.index.connection import connect
from dateline.index.write import ArticleWriter
from dateline.query.errors import InvalidRequestError
from dateline.query.where import where_clause
from dateline.settings import Settings
from tests.index.articles import article


def selected(settings: Settings, where: str) -> list[str]:
    with connect(settings) as client:
        answer = client.search(index=settings.index, query=where_clause(where, settings), sort=["id"])
    return sorted(hit["_source"]["headline"] for hit in answer["hits"]["hits"])


def test_words_and_filters_select_as_they_do_in_a_search(served: Settings, writer: ArticleWriter) -> None:
    german = article("Hafen öffnet", "Der Hafen ist offen.", language="de")
    gone = article("Killed ferry", "The ferry is no story.", pub_status="canceled")
    writer.write([article("Harbour ferry", "The ferry sailed at noon."), german, gone], refresh=True)
    assert selected(served, "ferry") == ["Harbour ferry", "Killed ferry"]
    assert selected(served, "language=de") == ["Hafen öffnet"]
    assert selected(served, "language=-de ferry") == ["Harbour ferry", "Killed ferry"]
    assert selected(served, "'sailed at noon'") == ["Harbour ferry"]
    assert len(selected(served, "")) == 3


@pytest.mark.parametrize(("where", "reason"), [("colour=red", "no filter colour"), ("'open", "quotation mark is open")])
def test_what_cannot_be_understood_is_said(settings: Settings, where: str, reason: str) -> None:
    with pytest.raises(InvalidRequestError, match=reason):
        where_clause(where, settings)
