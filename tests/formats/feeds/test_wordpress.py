"""Exports of WordPress sites, read as RSS."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from dateline.article import Article
from dateline.formats import rss
from dateline.formats.feeds.wordpress import paragraphs
from dateline.formats.reading.context import Skipped
from tests.formats.reading_one import everything, only

FRAME = (
    '<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">'
    "<channel><title>Harbour Post</title><link>https://paper.example</link>{}</channel></rss>"
)
POST = (
    "<item><title>Ferry returns</title><link>https://paper.example/1</link>"
    '<guid isPermaLink="false">https://paper.example/?p=1</guid><content:encoded><![CDATA[{text}]]></content:encoded>'
    "<excerpt:encoded><![CDATA[Back after <b>eleven</b> years.]]></excerpt:encoded>"
    "<wp:status>{status}</wp:status><wp:post_type>{kind}</wp:post_type></item>"
)
TEXT = (
    "The ferry returned on <em>Sunday</em>.\n\n"
    '[caption id="a" width="300"]<img src="ferry.jpg" alt=""/> The ferry in <i>May</i>[/caption]\n\n'
    "[gallery ids=7]\nTraders had asked\nfor it.\r\n\r\n<p>Two</p><p>mayors came.</p>"
)


def export(folder: Path, text: str = TEXT, status: str = "publish", kind: str = "post") -> Path:
    path = folder / "export.xml"
    path.write_text(FRAME.format(POST.format(text=text, status=status, kind=kind)), "utf-8")
    return path


def test_a_post_has_its_paragraphs_its_excerpt_and_its_captions_beside_it(tmp_path: Path) -> None:
    article = only(rss, export(tmp_path))
    assert article.headline == "Ferry returns"
    assert article.body == "The ferry returned on Sunday.\n\nTraders had asked for it.\n\nTwo\n\nmayors came."
    assert article.abstract == "Back after eleven years."
    assert [(piece.text, piece.reason) for piece in article.removed] == [("The ferry in May", "caption")]
    assert article.uri == "https://paper.example/?p=1"


@pytest.mark.parametrize("status", ["draft", "pending", "private", "future", "trash"])
def test_what_was_not_published_is_skipped(tmp_path: Path, status: str) -> None:
    (given,) = everything(rss, export(tmp_path, status=status))
    assert isinstance(given, Skipped)
    assert (given.where, given.reason, given.is_fault) == ("Ferry returns", f"it was not published: {status}", False)


@pytest.mark.parametrize("kind", ["attachment", "nav_menu_item", "revision"])
def test_what_is_no_post_is_skipped(tmp_path: Path, kind: str) -> None:
    (given,) = everything(rss, export(tmp_path, kind=kind))
    assert isinstance(given, Skipped)
    assert kind in given.reason


def test_a_page_is_an_article(tmp_path: Path) -> None:
    assert isinstance(everything(rss, export(tmp_path, kind="page"))[0], Article)


@pytest.mark.parametrize(
    ("gmt", "local", "time"),
    [
        ("2012-03-04 03:06:07", "2012-03-04 05:06:07", datetime(2012, 3, 4, 3, 6, 7, tzinfo=UTC)),
        ("0000-00-00 00:00:00", "2012-03-04 05:06:07", datetime(2012, 3, 4, 0, 6, 7, tzinfo=UTC)),
        ("0000-00-00 00:00:00", "0000-00-00 00:00:00", None),
    ],
    ids=["in UTC", "on the clock of the site", "unknown"],
)
def test_where_the_date_is_the_year_before_year_0_its_own_dates_count(
    tmp_path: Path, gmt: str, local: str, time: datetime | None
) -> None:
    dates = (
        "<pubDate>Wed, 30 Nov -0001 00:00:00 +0000</pubDate>"
        f"<wp:post_date>{local}</wp:post_date><wp:post_date_gmt>{gmt}</wp:post_date_gmt><wp:status>"
    )
    path = export(tmp_path)
    path.write_text(path.read_text("utf-8").replace("<wp:status>", dates), "utf-8")
    article = only(rss, path, time_zone="Asia/Karachi")
    assert article.published == time
    assert article.published_precision == ("full" if time else "none")
    assert article.warnings == []


def test_brackets_that_are_no_shortcodes_stay() -> None:
    assert paragraphs("He said: “[We] will sail [sic].”")[0] == ["He said: “[We] will sail [sic].”"]


def test_marks_without_an_end_take_no_time() -> None:
    found, captions = paragraphs("[caption " * 50_000 + "\n" * 50_000 + "[caption]" * 50_000)
    assert found
    assert captions == []
