"""Whatever stands in files, names and addresses stays text: walked over every page, with script in every field."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from elasticsearch import Elasticsearch

from dateline.alerts.alert import Alert, Trouble, Webhook
from dateline.alerts.alertstore import AlertStore
from dateline.alerts.matchstore import Match, MatchStore
from dateline.article import (
    AltId,
    Article,
    Dateline,
    DateMention,
    Entity,
    FileRef,
    Location,
    Place,
    Provenance,
    Quote,
    Removed,
    Source,
    Subject,
)
from dateline.index.write import ArticleWriter
from dateline.query.reader import IndexReader
from dateline.query.selection import Selection
from dateline.settings import Settings
from dateline.spool.filerecord import recent_records
from dateline.spool.layout import Spool
from services.api.page.addresses import address, article_url, file_url, name_url
from services.api.page.policy import HEADERS
from tests.api.page.browsing import browsing, text
from tests.api.page.walking import Walk, Walked, walk
from tests.api.serving import dropped, worked_off
from tests.servers import Servers

NOW = datetime.now(UTC)
MARK = "xyzzymark"
# What ends a tag, an attribute, a script, a comment, and what a template would count out.
NAME = (
    f"{MARK}\"'><img src=x onerror=alert(1)><svg onload=alert(1)>{{{{7*7191}}}}{{% x %}}"
    "&#60;script&#62; javascript:alert(1)"
)
HOSTILE = (
    f"{NAME}</title></textarea></script><script>alert(1)</script>--><style>*{{}}</style><base href=//evil.example>"
)
URLS = [
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    f"https://evil.example/{HOSTILE}",
    "//x.example",
]
LIFE = {"onclick", "style", "srcdoc", "formaction", "background", "ping"}


def _entity(name: str) -> dict[str, Any]:
    return {"name": name, "roles": [HOSTILE], "mentions": [NAME[:20]], "spans": [(0, 20)]}


def _article(number: int, **fields: Any) -> Article:
    """An article with script in every field that takes text."""
    body = f"{NAME} said {MARK} number {number}.\n\n{HOSTILE}\n\n<b onmouseover=alert(1)>bold</b> harbour steel"
    file = FileRef(
        id=f"20260101T000000Z-0000000{number}.0", path=f"in/{NAME}", name=NAME, sha256="0" * 64, member=HOSTILE
    )
    given: dict[str, Any] = {
        "uri": f"urn:hostile:{number}:{HOSTILE}",
        "headline": f"{number} {HOSTILE}",
        "abstract": HOSTILE,
        "summary": HOSTILE,
        "body": body,
        "removed": [Removed(text=HOSTILE, reason=HOSTILE)],
        "byline": HOSTILE,
        "authors": [NAME],
        "dateline": Dateline(text=HOSTILE, located=NAME, source=HOSTILE),
        "slugline": HOSTILE,
        "section": NAME,
        "genre": NAME,
        "language": "en",
        "published": NOW - timedelta(hours=number),
        "published_precision": "full",
        "received": NOW - timedelta(minutes=number),
        "source": Source(name=f"{NAME} {number % 2}", uri=HOSTILE, domain=NAME),
        "url": URLS[number % len(URLS)],
        "people": [Entity(**_entity(NAME))],
        "organisations": [Entity(**_entity(f"Org {NAME}"))],
        "places": [Place(**_entity(f"Place {NAME}"), country="PK", location=Location(lat=24.9, lon=67.0))],
        "quotes": [Quote(text=NAME, speaker=NAME, verb=HOSTILE, span=(0, len(NAME)))],
        "keywords": [NAME],
        "subjects": [Subject(code=NAME, name=NAME)],
        "dates": [DateMention(text=MARK, value=HOSTILE, span=(0, len(MARK)))],
        "agency": NAME,
        "story_id": "hostile-story",
        "copyright_holder": HOSTILE,
        "copyright_notice": HOSTILE,
        "usage_terms": HOSTILE,
        "ed_note": HOSTILE,
        "alt_ids": [AltId(role=HOSTILE, value=HOSTILE)],
        "file": file,
        "steps": [HOSTILE],
        "provenance": {"headline": Provenance(origin="body", step=HOSTILE, note=HOSTILE)},
        "warnings": [HOSTILE],
    }
    return Article(**{**given, **fields}).identified()


def _fill(settings: Settings) -> list[str]:
    """Articles, files and an alert; addresses of what no link may lead to."""
    writer = ArticleWriter(settings)
    articles = [_article(number) for number in range(5)]
    articles.append(_article(5, duplicate_of=articles[0].id, similarity=1.0))
    try:
        writer.write(articles, refresh=True)
        writer.write([_article(0, version=2, headline=f"Later: {HOSTILE}", body=f"{MARK} {HOSTILE}")], refresh=True)
    finally:
        writer.close()
    dropped(settings, f"{NAME}.txt", f"{HOSTILE}\n\n{HOSTILE} The harbour of steel reopened.\n")
    dropped(settings, f"{NAME}.txt.dateline.json", '{"source": {"name": "' + NAME.replace('"', "'") + '"}}')
    dropped(settings, f"{NAME}.pdf", f"no pdf {HOSTILE}")
    worked_off(settings)
    dropped(settings, f"{NAME} waits.txt", HOSTILE)
    alert = asyncio.run(_alerted(settings, articles))
    return [
        *(article_url(article.id) for article in articles),
        *(file_url(record.file_id) for record in recent_records(Spool(settings.home), None)),
        *(
            name_url(kind, f"{first}{NAME}")
            for kind, first in (("people", ""), ("organisations", "Org "), ("places", "Place "))
        ),
        "/stories/hostile-story",
        f"/alerts/{alert.id}",
        address("/search", {"q": MARK}),
        address("/search", {"q": HOSTILE, "person": [NAME, f"-{HOSTILE}"], "from_date": HOSTILE}),
        address("/search", {HOSTILE: HOSTILE}),
        address("/search", {"person": NAME, "source": NAME}),
        address("/alerts/new", {"q": HOSTILE, "person": NAME, "source": f"-{NAME}"}),
        address("/alerts/new", {"q": MARK}),
        address("/alerts/new", {"from_date": HOSTILE}),
        address("/alerts/new", {HOSTILE: HOSTILE}),
        address("/sign-in", {"next": f"/{HOSTILE}"}),
    ]


async def _alerted(settings: Settings, articles: list[Article]) -> Alert:
    alerts, url = AlertStore(settings.home), 'https://evil.example/?"><script>alert(1)</script>'
    alert = Alert(
        name=HOSTILE[:200],
        selection=Selection(q=HOSTILE, person=(NAME,), source=(f"-{NAME}",)),
        webhook=Webhook(url=url, secret="whsec_" + "A" * 32),
        created=NOW,
        updated=NOW,
    )
    alerts.put(alert)
    alerts.fail(alert.id, Trouble(since=NOW, reason=HOSTILE, given_up=NOW))
    async with IndexReader(settings) as index:
        found = [
            Match(f"match_{article.id}", alert.id, article.id, NOW, "failed", 3, None, NOW, 500, HOSTILE)
            for article in articles
        ]
        await MatchStore(index).create(found)
        await index.client.indices.refresh(index=f"{settings.index}-matches*")
    return alert


@pytest.fixture(scope="module")
def walked(servers: Servers, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walk]:
    """All pages of a Dateline that holds nothing but script."""
    name = f"test-{uuid4().hex[:12]}"
    settings = servers.at(tmp_path_factory.mktemp("hostile") / "home", index=name)
    begin = _fill(settings)
    with browsing(settings) as browser:
        yield walk(browser, settings, begin)
    with Elasticsearch(servers.elasticsearch_url) as client:
        if made := list(client.indices.get(index=f"{name}*")):
            client.indices.delete(index=made)


def _each(walk: Walk, found: str) -> list[tuple[str, Any]]:
    """What an XPath finds, with the address of its page."""
    return [(each.url[:120], hit) for each in walk.pages for hit in each.page.xpath(found)]


def test_every_page_is_walked(walked: Walk) -> None:
    assert not walked.missed, "link to it, or give an address of it to walk()"


def test_no_page_fails_over_it(walked: Walk) -> None:
    assert not [(each.url, each.answer.status_code) for each in walked.pages if each.answer.status_code >= 500]


def test_it_is_there_to_be_read(walked: Walk) -> None:
    """Else the walk would prove nothing."""
    shown = {each.route for each in walked.pages if "<script>alert(1)" in text(each.page)}
    alerts = {"/alerts", "/alerts/{alert_id}", "/alerts/new", "/alerts/{alert_id}/deliveries"}
    assert {"/", "/search", "/articles/{article_id}", "/articles/{article_id}/versions", *alerts} <= shown


def test_no_script_runs_but_our_own(walked: Walk) -> None:
    for url, script in _each(walked, "//script | //*[local-name()='script']"):
        assert script.get("src", "").startswith("/assets/"), url
        assert not (script.text or "").strip(), url


def test_nothing_stands_on_a_page_that_runs_or_frames_or_redirects(walked: Walk) -> None:
    for name in ("style", "iframe", "object", "embed", "base", "applet", "frame", "math", "foreignObject"):
        assert not _each(walked, f"//{name}"), name
    assert not _each(walked, "//meta[@http-equiv]")
    assert not _each(walked, "//img[@src='x']")
    assert not _each(walked, "//b[contains(., 'bold')]")


def test_no_attribute_runs_anything_or_has_a_style(walked: Walk) -> None:
    for url, element in _each(walked, "//*"):
        for name in element.attrib:
            assert not str(name).lower().startswith("on"), (url, name)
            assert str(name).lower() not in LIFE, (url, name)


def test_links_lead_to_pages_only(walked: Walk) -> None:
    for url, link in _each(walked, "//@href | //@src | //@action | //@*[local-name()='href'] | //@data | //@poster"):
        plain = "".join(link.split()).lower()
        assert plain.startswith(("/", "#", "?", "http://", "https://")), (url, link)
        assert not plain.startswith(("//", "/\\")), (url, link)


def test_who_follows_a_link_to_elsewhere_tells_nobody_whence(walked: Walk) -> None:
    for url, link in _each(walked, "//a[starts-with(@href, 'http')]"):
        ours = urlsplit(link.get("href")).hostname == "127.0.0.1"  # Flower
        needed = {"noreferrer"} if ours else {"noreferrer", "nofollow", "noopener"}
        assert needed <= set((link.get("rel") or "").split()), (url, link.get("href"))


def test_nothing_is_asked_of_other_hosts(walked: Walk) -> None:
    for url, link in _each(walked, "//link/@href | //script/@src | //img/@src | //use/@href | //form/@action"):
        assert link.startswith("/"), (url, link)


def test_templates_do_not_count_out_what_stands_in_values(walked: Walk) -> None:
    assert not [each.url for each in walked.pages if str(7 * 7191) in text(each.page)]


def test_every_page_carries_the_policy_and_is_kept_by_nobody(walked: Walk) -> None:
    for each in walked.pages:
        _check_headers(each)


def _check_headers(each: Walked) -> None:
    for name, value in HEADERS.items():
        assert each.answer.headers[name] == value, each.url
    assert each.answer.headers["Cache-Control"] == "no-store", each.url
    assert each.answer.headers["X-Content-Type-Options"] == "nosniff", each.url


def test_every_page_has_one_title_one_chief_heading_and_the_frame(walked: Walk) -> None:
    for each in walked.pages:
        assert len(each.page.xpath("//head/title")) == len(each.page.xpath("//h1")) == 1, each.url
        assert len(each.page.xpath("//main")) == 1, each.url


def test_every_form_that_sends_something_has_its_token(walked: Walk) -> None:
    for url, form in _each(walked, "//form[translate(@method, 'POST', 'post')='post']"):
        assert form.xpath("count(.//input[@name='token' and string-length(@value) > 20])") == 1, url
