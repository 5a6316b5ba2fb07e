"""What went wrong: a page for people, problem+json for programs, and never a link to elsewhere."""

import pytest

from dateline.settings import Settings
from tests.api.page.browsing import Browser, page_paths, parsed, text
from tests.api.problems import problem


def test_people_get_a_page_and_programs_json(away: Browser) -> None:
    assert "There is nothing here" in text(away.page("/nothing", 404))
    problem(away.client.get("/nothing"), "not-found")
    problem(away.client.get("/nothing", headers={"Accept": "application/json"}), "not-found")
    problem(away.client.get("/alerts/0000", headers={"Accept": "*/*"}), "not-found")
    problem(away.get("/v1/nothing"), "not-found")  # a browser that asks the API is a program, too


def test_an_unknown_article_or_alert_is_told_in_words(away: Browser) -> None:
    assert "There is no such alert" in text(away.page("/alerts/0000000000000000", 404))


def test_a_method_that_a_page_does_not_have_is_told(away: Browser) -> None:
    answer = away.client.delete("/help", headers={"Accept": "text/html"})
    assert answer.status_code == 405
    assert "GET" in answer.headers["allow"]
    assert "This method cannot be used here" in text(parsed(answer))


def test_while_elasticsearch_is_away_every_page_says_what_to_do_and_keeps_the_frame(
    away: Browser, settings: Settings
) -> None:
    statuses = set()
    for path in page_paths(settings):
        answer = away.get(path)
        statuses.add(answer.status_code)
        if answer.status_code in {301, 302, 303, 307}:
            continue
        page = parsed(answer)
        assert answer.status_code in {200, 400, 404, 503}, path
        assert page.xpath("//nav[@aria-label='Sections']//a[@href='/alerts']"), path
        assert len(page.xpath("//h1")) == 1, path
        if answer.status_code == 503:
            assert answer.headers["Retry-After"]
            assert "Elasticsearch" in text(page.xpath("//main")[0]), path
            assert page.xpath("//main//a[normalize-space()='Try again']/@href") == [path]
    assert {200, 503} <= statuses


@pytest.mark.parametrize(
    "path", ["//evil.example/x", "//evil.example", "/%5Cevil.example", "/\\evil.example", "/%09/evil.example"]
)
def test_a_page_of_a_problem_leads_nowhere_else(away: Browser, path: str) -> None:
    answer = away.client.build_request("GET", "/", headers={"Accept": "text/html"})
    answer.url = answer.url.copy_with(raw_path=path.encode())
    page = parsed(away.client.send(answer))
    for link in page.xpath("//@href | //@action"):
        assert link.startswith(("/", "#")), link
        assert not link.startswith(("//", "/\\")), link


def test_what_was_asked_for_is_told_as_text(away: Browser) -> None:
    asked = "/alerts?%22%3E%3Cscript%3Ealert(1)%3C/script%3E"
    assert not away.page(asked).xpath("//script[not(@src)]")
    slip = away.get("/alerts/new?q=x&from_date=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
    assert slip.status_code == 400
    assert not parsed(slip).xpath("//script[not(@src)]")
    assert "<script>alert(1)</script>" in text(parsed(slip))


def test_a_page_is_told_as_json_where_not_even_a_page_can_be_made(away: Browser, settings: Settings) -> None:
    """What signs forms lies on the disk, and may be broken."""
    away.get("/help")
    (settings.home / "spool" / "secret").write_bytes(b"short")
    for path in ("/help", "/nothing", "/sign-in"):
        problem(away.get(path), "unavailable")


def test_the_log_is_told_by_the_id_that_the_page_shows(away: Browser) -> None:
    answer = away.get("/nothing")
    assert answer.headers["x-request-id"] in text(parsed(answer))
