"""Wire files of many formats scored against what their makers expect; and stories of XML a second, in one process."""

import json
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.figures import Figure, Options
from bench.scorers import scorer
from dateline.article import Article
from dateline.errors import FileError
from dateline.formats import Format, ReadContext, newsmlg2, nitf, read
from dateline.formats.finish import finished
from dateline.formats.reading import Skipped
from tests.pipeline import ROOT

SHARED = ROOT.parent / "shared"
_FIXTURES = SHARED / "data/wire"
_ASSERTIONS = _FIXTURES / "assertions.json"
_SCORER = SHARED / "score/score_wire.py"
_READ_AT = datetime(2026, 1, 1, tzinfo=UTC)
_SENTENCES = (
    "The harbour board voted on Monday to keep the early ferry.",
    "Traders on the quay had asked for it since the spring.",
    "“Nobody here sleeps late,” said its chairwoman, who opened the debate.",
    "The first boat leaves at ten past five and takes forty minutes.",
)
_TEXT = "".join(f"<p>{' '.join(_SENTENCES)}</p>" for _ in range(7))  # with its head about 3 kB
_NITF = (
    '<?xml version="1.0" encoding="UTF-8"?><nitf><head><title>Ferry-{0}</title><tobject><tobject.subject '
    'tobject.subject.refnum="04000000"/></tobject><docdata management-status="usable"><doc-id id-string="f{0}" '
    'regsrc="XA"/><urgency ed-urg="4"/><date.issue norm="20260105T103000+0100"/><doc.copyright holder="Example '
    'Agency" year="2026"/><key-list><keyword key="ferry"/><keyword key="harbour"/></key-list></docdata></head><body>'
    "<body.head><hedline><hl1>Ferry {0} stays</hl1></hedline><byline>By Jane Doe<byttl>Example Agency</byttl></byline>"
    "<dateline><location>LISBON</location></dateline></body.head><body.content>{1}</body.content></body></nitf>"
)
_G2 = (
    '<?xml version="1.0" encoding="UTF-8"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:{0}" '
    'version="2" xml:lang="en"><rightsInfo><copyrightHolder><name>Example Agency</name></copyrightHolder></rightsInfo>'
    '<itemMeta><itemClass qcode="ninat:text"/><provider literal="XA"/><versionCreated>2026-01-05T10:30:00Z'
    '</versionCreated><firstCreated>2026-01-05T09:30:00Z</firstCreated><pubStatus qcode="stat:usable"/></itemMeta>'
    "<contentMeta><urgency>4</urgency><by>By Jane Doe</by><dateline>LISBON (XA) -</dateline><subject "
    'qcode="medtop:04000000"><name>economy</name></subject><keyword>ferry</keyword><headline>Ferry {0} stays'
    '</headline></contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml"><html '
    'xmlns="http://www.w3.org/1999/xhtml"><body>{1}</body></html></inlineXML></contentSet></newsItem>'
)


def run(options: Options) -> list[Figure]:
    """The share of the assertions that hold, and the speed of the XML formats on files of 3 kB."""
    count = options.pick(2_000, 300)
    return [*_assertions(), _speed(nitf, _NITF, count), _speed(newsmlg2, _G2, count)]


def _assertions() -> list[Figure]:
    if not (_ASSERTIONS.exists() and _SCORER.exists()):
        return []
    gold = json.loads(_ASSERTIONS.read_text("utf-8"))
    predicted = {fixture: [_prediction(article) for article in _articles(_FIXTURES / fixture)] for fixture in gold}
    score = scorer(_SCORER).score(gold, predicted)
    note = f"{score['fixtures_with_output']} of {score['fixtures']} files read; missed: " + "; ".join(
        f"{fixture[:24]} {field}" for fixture, field, _ in score["missed"]
    )
    return [Figure("wire files: assertions that hold", score["ok"] / score["of"], at_least=0.8, note=note)]


def _articles(path: Path) -> Iterator[Article]:
    context = ReadContext(path.name, None, _READ_AT, None, "UTC", 2_000_000, 512_000_000)
    try:
        yield from (given for given in read(path, context) if not isinstance(given, Skipped))
    except FileError:
        return


def _prediction(article: Article) -> dict[str, Any]:
    """The article under the names of the scorer. A guid may name the version too, as some agencies write it."""
    return {
        "headline": article.headline,
        "byline": article.byline,
        "authors": article.authors,
        "dateline": article.dateline and article.dateline.text,
        "slugline": article.slugline,
        "guid": [article.uri, f"{article.uri}:{article.version}", *(known.value for known in article.alt_ids)],
        "uri": article.uri,
        "body": article.body,
        "abstract": article.abstract,
        "created": article.published and article.published.isoformat(),
        "updated": article.updated and article.updated.isoformat(),
        "keywords": article.keywords,
        "language": article.language,
        "ednote": article.ed_note,
        "embargoed": article.embargoed and article.embargoed.isoformat(),
    }


def _speed(reader: Format, template: str, count: int) -> Figure:
    context = ReadContext("story.xml", None, _READ_AT, None, "UTC", 2_000_000, 512_000_000)
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}.xml" for number in range(count)]
        for number, path in enumerate(paths):
            path.write_text(template.format(number, _TEXT), "utf-8")
        finish = _finisher(reader, context)
        finish(paths[0])  # the gazetteer is read once
        started = time.perf_counter()
        for path in paths:
            finish(path)
        rate = count / (time.perf_counter() - started)
    return Figure(f"{reader.name}: stories", rate, "/s", at_least=1_500, note=f"{count} files of 3 kB, one process")


def _finisher(reader: Format, context: ReadContext) -> Callable[[Path], None]:
    def finish(path: Path) -> None:
        for given in reader.read(path, context):
            assert not isinstance(given, Skipped)
            finished(given, context)

    return finish
