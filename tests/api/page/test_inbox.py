"""The page of the inbox, without any script."""

import json
from collections.abc import Iterator

import httpx
import pytest

from dateline.settings import Settings
from dateline.spool.inbox import scan
from dateline.spool.layout import SIDECAR, Spool
from services.api.page.views.inbox import SAMPLES
from tests.api.page.reading import links, read, send, text, words
from tests.api.serving import dropped, serving, worked_off

STORY = "Mayor resigns\n\nThe mayor of Lahore resigned."


@pytest.fixture
def reader(served: Settings) -> Iterator[httpx.Client]:
    with serving(served) as client:
        yield client


def _token(reader: httpx.Client) -> str:
    return str(read(reader, "/inbox").cssselect("body")[0].get("data-token"))


def _waiting(settings: Settings) -> list[str]:
    return sorted(file.path for file in scan(Spool(settings.home).inbox))


def test_an_empty_inbox_teaches_the_ways_in(reader: httpx.Client, served: Settings) -> None:
    empty = text(read(reader, "/inbox").cssselect(".empty")[0])
    assert str(served.home / "inbox") in empty
    assert "dateline drop" in empty


def test_files_are_dropped_by_a_form_and_followed_after_it(reader: httpx.Client, served: Settings) -> None:
    token = _token(reader)
    files = [("file", ("mayor.txt", STORY.encode())), ("file", ("other.txt", b"Ferry\n\nIt sank."))]
    answer = reader.post("/inbox", data={"token": token, "source": "Evening Post"}, files=files)
    assert answer.status_code == 303
    assert _waiting(served) == ["Evening Post/mayor.txt", "Evening Post/other.txt"]
    rows = [words(row) for row in read(reader, answer.headers["Location"]).cssselect("#followed tbody tr")]
    assert rows == ["mayor.txt waiting in the inbox", "other.txt waiting in the inbox"]


def test_a_script_is_told_the_receipts(reader: httpx.Client) -> None:
    headers = {"X-Form-Token": _token(reader), "Accept": "application/json"}
    answer = reader.post("/inbox", files={"file": ("mayor.txt", STORY.encode())}, headers=headers)
    assert answer.status_code == 202
    (receipt,) = answer.json()
    (told,) = reader.get("/inbox/status", params={"receipt": receipt["id"]}).json()
    assert (told["name"], told["status"]) == ("mayor.txt", "waiting")


def test_nothing_is_dropped_by_a_form_of_another_site(reader: httpx.Client, served: Settings) -> None:
    answer = reader.post("/inbox", files={"file": ("mayor.txt", STORY.encode())}, data={"token": "guessed"})
    assert answer.status_code == 403
    assert _waiting(served) == []


def test_a_file_at_its_end_is_told_with_its_articles(reader: httpx.Client, served: Settings) -> None:
    dropped(served, "mayor.txt", STORY)
    worked_off(served)
    page = read(reader, "/inbox")
    assert "mayor.txt indexed Mayor resigns" in words(page.cssselect(".files tbody tr")[0])
    record = read(reader, links(page)["mayor.txt"])
    assert "Mayor resigns" in links(record)


def test_events_tell_of_a_file_until_its_end(reader: httpx.Client, served: Settings) -> None:
    headers = {"X-Form-Token": _token(reader), "Accept": "application/json"}
    (receipt,) = reader.post("/inbox", files={"file": ("mayor.txt", STORY.encode())}, headers=headers).json()
    worked_off(served)
    events = reader.get("/inbox/events", params={"receipt": receipt["id"]}).text.split("\n\n")
    assert events[0].startswith("event: file")
    assert json.loads(events[0].partition("data: ")[2])["status"] == "indexed"
    assert events[-2].startswith("event: end")


def test_what_failed_is_grouped_by_reason_and_tried_again_together(reader: httpx.Client, served: Settings) -> None:
    for name in ("a.txt", "b.txt"):
        dropped(served, name, "")
    dropped(served, "c.pdf", "%PDF-1.4 nothing")
    worked_off(served)
    page = read(reader, "/inbox/failed")
    assert [text(each) for each in page.cssselect(".failure summary")] == ["2 files", "1 file"]
    (form,) = [form for form in page.forms if form.fields.get("reason") == "It is empty."]
    answer = reader.post(form.action, data=dict(form.form_values()))
    assert answer.status_code == 303
    assert "2 files went back into the inbox." in text(read(reader, answer.headers["Location"]))
    assert _waiting(served) == ["a.txt", "b.txt"]


def test_one_failed_file_is_tried_again(reader: httpx.Client, served: Settings) -> None:
    for name in ("a.txt", "b.txt"):
        dropped(served, name, "")
    worked_off(served)
    form = next(f for f in read(reader, "/inbox/failed").forms if f.fields.get("path") == "b.txt")
    reader.post(form.action, data=dict(form.form_values()))
    assert _waiting(served) == ["b.txt"]


def test_the_sum_is_shown_and_adds_up(reader: httpx.Client, served: Settings) -> None:
    dropped(served, "mayor.txt", STORY)
    dropped(served, "empty.txt", "")
    worked_off(served)
    dropped(served, "late.txt", STORY)
    told = words(read(reader, "/inbox").cssselect("[data-refresh]")[0])
    assert "3 dropped indexed 1 there already 0 failed 1 on the way 1" in told


def test_the_samples_are_dropped_by_a_button(reader: httpx.Client, served: Settings) -> None:
    answer = send(reader, read(reader, "/inbox"), "/inbox/samples")
    assert answer.status_code == 303
    names = sorted(path.name for path in SAMPLES.rglob("*.*") if not path.name.endswith(SIDECAR))
    assert sorted(path.rpartition("/")[2] for path in _waiting(served)) == names


def test_the_files_are_listed_by_what_became_of_them(reader: httpx.Client, served: Settings) -> None:
    dropped(served, "mayor.txt", STORY)
    dropped(served, "empty.txt", "")
    worked_off(served)
    listed = read(reader, "/inbox/files?status=failed")
    assert [text(row.find("th")) for row in listed.cssselect(".files tbody tr")] == ["empty.txt"]


def test_the_name_of_a_file_stays_text(reader: httpx.Client, served: Settings) -> None:
    dropped(served, "<img src=x onerror=alert(1)>.txt", "")
    worked_off(served)
    for address in ("/inbox", "/inbox/files", "/inbox/failed"):
        page = read(reader, address)
        assert not list(page.iter("img"))
        assert "<img src=x" in text(page)


def test_a_file_that_there_is_not_is_no_page(reader: httpx.Client) -> None:
    read(reader, "/inbox/files/none", 404)
    read(reader, "/inbox/files?cursor=none", 400)
