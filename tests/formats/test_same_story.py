"""One story, written in every format that carries a text, reads the same: only what a format cannot say is open."""

import csv
import gzip
import io
import json
from collections.abc import Callable
from datetime import UTC, datetime
from email.message import EmailMessage
from html import escape
from pathlib import Path

import duckdb
import pytest

from dateline.article import Article
from dateline.formats.known import read
from tests.formats.containers import SAMPLES, STORY
from tests.formats.contexts import context
from tests.formats.outlook import outlook_mail
from tests.formats.test_bundles import tarred, zipped

HEADLINE, BYLINE, *LINES = (line for line in STORY.read_text().splitlines() if line)
PLACE, _, LEAD = LINES[0].partition(": ")
NAME = BYLINE.removeprefix("By ")
BODY = "\n\n".join([LEAD, *LINES[1:]])
AT = datetime(2024, 3, 12, 9, tzinfo=UTC)
ISO, RFC, COMPACT = "2024-03-12T09:00:00Z", "Tue, 12 Mar 2024 09:00:00 +0000", "20240312T090000Z"
LANGUAGE = "en-GB"
MARKED = "".join(f"<p>{escape(line)}</p>" for line in LINES)
PAGE = (
    f'<html lang="{LANGUAGE}"><head><title>{HEADLINE}</title>'
    f'<meta property="article:published_time" content="{ISO}"><meta name="author" content="{NAME}"></head>'
    f"<body><article><h1>{HEADLINE}</h1><p>{BYLINE}</p>{MARKED}</article></body></html>"
)
ROW = {"headline": HEADLINE, "byline": BYLINE, "body": "\n\n".join(LINES), "published": ISO, "language": LANGUAGE}


def plain(*above: str) -> str:
    return "\n\n".join([*above, *LINES]) + "\n"


def markdown() -> str:
    return f"---\ntitle: {HEADLINE}\nauthor: {NAME}\ndate: {ISO}\nlang: {LANGUAGE}\n---\n\n{plain()}"


def anpa() -> str:
    text = "".join(f"\t{line}\n" for line in LINES)
    return (
        f"\x16\x16\x01d0001\x1f-----\nr i\x13\x11 BC-Ferry    03-12 0090\n\x02^BC-Ferry,90<\n^{HEADLINE}<\n"
        f"^{BYLINE}=\n{text}\x03AP-NY-03-12-24 0900GMT<\n\x04"
    )


def iptc7901() -> str:
    top = f"{HEADLINE} =\r\n{BYLINE} =\r\n"
    text = "\r\n\r\n".join(LINES)
    return f"\x01abc0001 4 i 90 xyz 1\r\nFerry\r\n\x02{top}\r\n{text}\r\n\x03120900 GMT Mar 24\r\n\x04"


def nitf() -> str:
    return (
        f'<nitf xml:lang="{LANGUAGE}"><head><docdata><date.issue norm="{COMPACT}"/></docdata></head><body><body.head>'
        f"<hedline><hl1>{HEADLINE}</hl1></hedline><byline>{BYLINE}</byline></body.head>"
        f"<body.content>{MARKED}</body.content></body></nitf>"
    )


def newsml1() -> str:
    lines = f"<NewsLines><HeadLine>{HEADLINE}</HeadLine><ByLine>{BYLINE}</ByLine></NewsLines>"
    return (
        f"<NewsML><NewsItem><NewsManagement><FirstCreated>{COMPACT}</FirstCreated></NewsManagement>"
        f'<NewsComponent xml:lang="{LANGUAGE}">{lines}<ContentItem><DataContent>{MARKED}</DataContent></ContentItem>'
        "</NewsComponent></NewsItem></NewsML>"
    )


def newsmlg2() -> str:
    return (
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:1"><itemMeta><itemClass qcode="ninat:text"/>'
        f"<firstCreated>{ISO}</firstCreated></itemMeta><contentMeta><headline>{HEADLINE}</headline>"
        f'<by>{BYLINE}</by><language tag="{LANGUAGE}"/></contentMeta><contentSet><inlineXML>'
        f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{MARKED}</body></html></inlineXML></contentSet></newsItem>'
    )


def rss() -> str:
    return (
        f"<rss><channel><title>Paper</title><language>{LANGUAGE}</language><item><title>{HEADLINE}</title>"
        f'<pubDate>{RFC}</pubDate><creator xmlns="http://purl.org/dc/elements/1.1/">{NAME}</creator>'
        f'<encoded xmlns="http://purl.org/rss/1.0/modules/content/">{escape(MARKED)}</encoded></item></channel></rss>'
    )


def atom() -> str:
    return (
        f'<entry xmlns="http://www.w3.org/2005/Atom" xml:lang="{LANGUAGE}"><title>{HEADLINE}</title><id>urn:x:1</id>'
        f'<published>{ISO}</published><author><name>{NAME}</name></author><content type="html">{escape(MARKED)}'
        "</content></entry>"
    )


def jsonfeed() -> str:
    item = {"id": "1", "title": HEADLINE, "content_html": MARKED, "date_published": ISO, "language": LANGUAGE}
    item_ = item | {"authors": [{"name": NAME}]}
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Paper", "items": [item_]})


def ninjs() -> str:
    item = {"uri": "urn:x:1", "headline": HEADLINE, "byline": BYLINE, "body_xhtml": MARKED, "language": LANGUAGE}
    return json.dumps(item | {"versioncreated": ISO})


def schema_org() -> str:
    item = {"@type": "NewsArticle", "headline": HEADLINE, "articleBody": "\n".join(LINES), "inLanguage": LANGUAGE}
    return json.dumps(item | {"datePublished": ISO, "author": {"@type": "Person", "name": NAME}})


def table() -> str:
    made = io.StringIO()
    writer = csv.DictWriter(made, ROW)
    writer.writeheader()
    writer.writerow(ROW)
    return made.getvalue()


def parquet(folder: Path) -> bytes:
    path = folder / "made.parquet"
    columns = ", ".join(f"? AS {name}" for name in ROW)
    duckdb.execute(f"COPY (SELECT {columns}) TO '{path}' (FORMAT parquet)", list(ROW.values()))
    return path.read_bytes()


def reuters() -> str:
    text = "\n".join(f"    {escape(line)}" for line in LINES)
    return (
        f'<REUTERS TOPICS="NO" NEWID="1">\n<DATE>12-MAR-2024 09:00:00.00</DATE>\n<TEXT>\n<TITLE>{HEADLINE}</TITLE>\n'
        f"<AUTHOR>    {BYLINE}</AUTHOR>\n<BODY>{text}\n</BODY></TEXT>\n</REUTERS>\n"
    )


def mail() -> bytes:
    made = EmailMessage()
    made["From"], made["Date"], made["Subject"] = "Desk <desk@paper.example>", RFC, HEADLINE
    made["Message-ID"] = "<1@paper.example>"
    made.set_content(plain(BYLINE))
    made["Content-Language"] = LANGUAGE
    return bytes(made)


def mhtml() -> str:
    header = "From: <Saved by Blink>\nSnapshot-Content-Location: https://paper.example/a\nMIME-Version: 1.0\n"
    part = f"--x\nContent-Type: text/html; charset=utf-8\n\n{PAGE}\n--x--\n"
    return f"{header}Content-Type: multipart/related; boundary=x\n\n{part}"


def warc() -> bytes:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + PAGE.encode()
    header = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://paper.example/a\r\nWARC-Date: 2024-03-12T10:00:00Z"
        "\r\nWARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789012>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return header.encode() + answer + b"\r\n\r\n"


MAKERS: dict[str, Callable[[Path], bytes | str]] = {
    "plain text": lambda _: plain(HEADLINE, BYLINE),
    "Markdown": lambda _: markdown(),
    "ANPA 1312": lambda _: anpa(),
    "IPTC 7901": lambda _: iptc7901(),
    "NITF": lambda _: nitf(),
    "NewsML 1": lambda _: newsml1(),
    "NewsML-G2": lambda _: newsmlg2(),
    "RSS": lambda _: rss(),
    "Atom": lambda _: atom(),
    "JSON Feed": lambda _: jsonfeed(),
    "ninjs": lambda _: ninjs(),
    "schema.org": lambda _: schema_org(),
    "JSON": lambda _: json.dumps([ROW]),
    "JSON Lines": lambda _: json.dumps(ROW) + "\n",
    "CSV": lambda _: table(),
    "Parquet": parquet,
    "Reuters SGML": lambda _: reuters(),
    "HTML": lambda _: PAGE,
    "MHTML": lambda _: mhtml(),
    "WARC": lambda _: warc(),
    "DOCX": lambda _: (SAMPLES / "docx/styled.docx").read_bytes(),
    "ODT": lambda _: (SAMPLES / "odt/styled.odt").read_bytes(),
    "RTF": lambda _: (SAMPLES / "rtf/styled.rtf").read_bytes(),
    "EPUB": lambda _: (SAMPLES / "epub/newspaper.epub").read_bytes(),
    "mail": lambda _: mail(),
    "mailbox": lambda _: b"From a@b Tue Mar 12 09:00:00 2024\n" + mail(),
    "Outlook mail": lambda _: outlook_mail({"0037": HEADLINE, "1000": plain(BYLINE)}, {0x00390040: 133547076000000000}),
    "ZIP": lambda _: zipped({"a.txt": plain(HEADLINE, BYLINE)}),
    "TAR": lambda _: tarred({"a.txt": plain(HEADLINE, BYLINE)}),
    "compressed file": lambda _: gzip.compress(plain(HEADLINE, BYLINE).encode()),
}
NAMES = {"Reuters SGML": "a.sgm", "JSON Lines": "a.jsonl", "mail": "a.eml"}
# What a format has no place for, or the samples leave open.
BARE = {"plain text", "DOCX", "ODT", "RTF", "ZIP", "TAR", "compressed file"}
WITHOUT_LANGUAGE = BARE | {"ANPA 1312", "IPTC 7901", "Reuters SGML", "Outlook mail"}


@pytest.fixture(params=MAKERS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def story(kind: str, tmp_path: Path) -> Article:
    made = MAKERS[kind](tmp_path)
    path = tmp_path / NAMES.get(kind, "a")
    path.write_bytes(made.encode() if isinstance(made, str) else made)
    found = [given for given in read(path, context(name=path.name)) if isinstance(given, Article)]
    return found[0]


def test_headline_and_body_are_the_same(story: Article) -> None:
    assert (story.headline, story.body) == (HEADLINE, BODY)


def test_the_place_line_is_the_same(story: Article) -> None:
    assert story.dateline is not None
    assert (story.dateline.text, story.dateline.located) == ("KETTLE QUAY", "Kettle Quay")


def test_the_author_is_the_same_and_the_byline_is_as_the_format_has_it(story: Article) -> None:
    assert story.authors == [NAME]
    assert story.byline in {BYLINE, NAME}


def test_the_time_of_publication_is_the_same(story: Article, kind: str) -> None:
    if kind == "EPUB":
        pytest.skip("the sample has a time of its own")
    assert story.published == (None if kind in BARE else AT)


def test_the_language_is_the_same(story: Article, kind: str) -> None:
    if kind == "EPUB":
        pytest.skip("the sample has a language of its own")
    assert story.language == (None if kind in WITHOUT_LANGUAGE else LANGUAGE)


def test_the_id_is_the_same_where_the_source_gives_none(story: Article) -> None:
    if not story.uri:
        plainly = Article(headline=HEADLINE, body=BODY).identified()
        assert story.identified().id == plainly.id
