"""Wire files against what their makers expect of them; and stories of XML a second of processor time."""

import json
import tempfile
import time
from pathlib import Path
from typing import Any

from bench.assertions import holds
from bench.figures import Figure, Options
from bench.reading import articles_of, read_by
from bench.scorers import DATA, SHARED, scorer
from bench.texts import markup
from dateline.article import Article
from dateline.enrich.length import LENGTH
from dateline.errors import FileError
from dateline.formats import newsmlg2, nitf
from dateline.formats.known import Format

_FIXTURES = DATA / "wire"
_ASSERTIONS = _FIXTURES / "assertions.json"
_SCORER = SHARED / "score/score_wire.py"
_TEXT = markup(7)  # with its head about 3 kB
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
    """The speed of the XML formats on files of 3 kB."""
    count = options.pick(2_000, 300)
    return [_speed(nitf, _NITF, count), _speed(newsmlg2, _G2, count)]


def quality(_: Options) -> list[Figure]:
    """The share of the assertions that hold: of those that the scorer counts, and of all."""
    if not (_ASSERTIONS.exists() and _SCORER.exists()):
        return []
    gold = json.loads(_ASSERTIONS.read_text("utf-8"))
    predicted = {fixture: [_prediction(article) for article in _articles(_FIXTURES / fixture)] for fixture in gold}
    score = scorer(_SCORER).score(gold, predicted)
    every = [(fixture, assertion) for fixture, assertions in gold.items() for assertion in assertions]
    missed = [(fixture, each) for fixture, each in every if not holds(each, predicted[fixture])]
    files = f"{score['fixtures_with_output']} of {score['fixtures']} files read"
    missing = "; ".join(f"{fixture[:24]} {' '.join(map(str, each['path']))}" for fixture, each in missed)
    texts = Figure("wire files: assertions of texts", score["ok"] / score["of"], at_least=0.9, note=files)
    share = 1 - len(missed) / len(every)
    return [texts, Figure("wire files: all assertions", share, at_least=0.85, note=f"{len(every)}; missed: {missing}")]


def _articles(path: Path) -> list[Article]:
    try:
        found = list(articles_of(path))
    except FileError:
        return []
    LENGTH.apply(found)
    return found


def _prediction(article: Article) -> dict[str, Any]:
    """The article under the names of the scorer. A guid may name the version too, as some agencies write it.

    The makers' bodies begin with the dateline, which is a field to us.
    """
    dateline = article.dateline.text if article.dateline else None
    first_is_known = article.provenance["published"].note != "versionCreated" if article.published else False
    return {
        "headline": article.headline,
        "byline": article.byline,
        "authors": article.authors,
        "dateline": dateline,
        "slugline": article.slugline,
        "guid": [article.uri, f"{article.uri}:{article.version}", *(known.value for known in article.alt_ids)],
        "uri": article.uri,
        "body": f"{dateline} {article.body}" if dateline else article.body,
        "abstract": article.abstract,
        "firstcreated": article.published if first_is_known else None,
        "created": article.published and article.published.isoformat(),
        "updated": article.updated and article.updated.isoformat(),
        "keywords": article.keywords,
        "language": article.language,
        "ednote": article.ed_note,
        "embargoed": article.embargoed and article.embargoed.isoformat(),
        "urgency": article.urgency,
        "usageterms": article.usage_terms,
        "source": article.source.name,
        "word_count": article.word_count,
        "captions": [piece.text for piece in article.removed if piece.reason == "caption"],
    }


def _speed(reader: Format, template: str, count: int) -> Figure:
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}.xml" for number in range(count)]
        for number, path in enumerate(paths):
            path.write_text(template.format(number, _TEXT), "utf-8")
        assert len(list(read_by(reader, paths[0]))) == 1  # the gazetteer is read once
        started = time.process_time()
        for path in paths:
            for _ in read_by(reader, path):
                pass
        rate = count / (time.process_time() - started)
    return Figure(f"{reader.name}: stories", rate, "/s", at_least=1_500, note=f"{count} files of 3 kB, one process")
