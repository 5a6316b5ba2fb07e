from datetime import UTC, datetime
from pathlib import Path

from dateline.article import Article
from dateline.formats.feeds.partial import rank_below_whole
from dateline.formats.known import read
from tests.formats.contexts import RECEIVED, context

ADDRESS = "https://paper.example/ferry"
ITEM = (
    "<rss><channel><title>Paper</title><item><title>Ferry</title><guid>{address}</guid>"
    "<pubDate>Tue, 12 Mar 2024 09:00:00 GMT</pubDate>{text}</item></channel></rss>"
)
SUMMARY = "<description>The ferry sailed on Monday. It was late.</description>"
WHOLE = "<content:encoded>{}</content:encoded>".format("&lt;p&gt;The ferry sailed on Monday.&lt;/p&gt;" * 3)
NINE = datetime(2024, 3, 12, 9, tzinfo=UTC)


def from_feed(folder: Path, text: str) -> Article:
    path = folder / "feed.xml"
    path.write_text(ITEM.format(address=ADDRESS, text=text))
    (article,) = read(path, context())
    assert isinstance(article, Article)
    return article


def test_the_version_of_a_feed_s_summary_is_its_time_in_seconds(tmp_path: Path) -> None:
    assert from_feed(tmp_path, SUMMARY).version == int(NINE.timestamp())


def test_a_feed_s_whole_text_has_no_version_of_its_own(tmp_path: Path) -> None:
    assert from_feed(tmp_path, WHOLE).version == 1


def test_a_later_part_wins_over_an_earlier_one() -> None:
    first = Article(headline="Ferry", body="", published=NINE)
    second = Article(headline="Ferry", body="", published=NINE, updated=datetime(2024, 3, 12, 10, tzinfo=UTC))
    undated = Article(headline="Ferry", body="")
    for article in (first, second, undated):
        rank_below_whole(article, context())
    assert 1 < first.version < second.version < undated.version == int(RECEIVED.timestamp())


def test_a_version_that_the_source_gives_stays() -> None:
    article = Article(headline="Ferry", body="", version=7)
    rank_below_whole(article, context())
    assert article.version == 7
