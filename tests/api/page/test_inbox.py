"""The page of the inbox, without any script."""

import json
import os
from collections.abc import Iterator

import httpx
import pytest

from dateline.keys.keyring import Keyring
from dateline.settings import Settings
from dateline.spool.inbox import scan
from dateline.spool.layout import SIDECAR, Spool
from services.api.page.samples import SAMPLES
from services.api.page.standing import flower_address
from tests.api.page.reading import links, read, send, text, words
from tests.api.serving import dropped, serving, worked_off

STORY = "Mayor resigns\n\nThe mayor of Lahore resigned."


# As browsers and archives may name a file: markup, controls, folders, right-to-left overrides, no end of letters.
HOSTILE = (
    "<script>alert(1)</script>.txt",
    "a\nb\x07.txt",
    "../../etc/passwd",
    "c:\\x\\y.txt",
    "\u202etxt.exe",
    "é" * 300,
)


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


@pytest.mark.parametrize("page", ["/", "/inbox"])
def test_the_samples_are_dropped_by_a_button(reader: httpx.Client, served: Settings, page: str) -> None:
    answer = send(reader, read(reader, page), "/inbox/samples")
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


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_made_safe_and_shown_as_text(reader: httpx.Client, served: Settings, name: str) -> None:
    headers = {"X-Form-Token": _token(reader), "Accept": "application/json"}
    (receipt,) = reader.post("/inbox", files={"file": (name, STORY.encode())}, headers=headers).json()
    assert _waiting(served) == [receipt["path"]]
    assert "/" not in receipt["path"]
    page = read(reader, f"/inbox?receipt={receipt['id']}")
    assert receipt["path"] in text(page.cssselect("#followed")[0])
    assert not page.cssselect("#followed script, #followed img")


def test_a_failed_file_whose_name_is_no_text_is_shown_and_tried_again(reader: httpx.Client, served: Settings) -> None:
    spool = Spool(served.home).prepared()
    (spool.inbox / os.fsdecode(b"caf\xe9\n.txt")).write_bytes(b"")
    worked_off(served)
    (form,) = [form for form in read(reader, "/inbox/failed").forms if form.fields.get("path")]
    answer = reader.post(form.action, data=dict(form.form_values()))
    assert "1 file went back" in text(read(reader, answer.headers["Location"]))
    assert [os.fsencode(path) for path in _waiting(served)] == [b"caf\xe9\n.txt"]


def test_a_file_put_among_the_failed_ones_by_hand_has_no_record_to_link_to(
    reader: httpx.Client, served: Settings
) -> None:
    (Spool(served.home).prepared().failed / "mine.txt").write_text(STORY)
    page = read(reader, "/inbox/failed")
    assert "mine.txt" in text(page)
    assert "mine.txt" not in links(page)


def test_who_is_in_the_way_of_a_retry_is_told(reader: httpx.Client, served: Settings) -> None:
    dropped(served, "a.txt", "")
    worked_off(served)
    dropped(served, "a.txt", STORY)
    form = next(form for form in read(reader, "/inbox/failed").forms if form.fields.get("path") == "a.txt")
    answer = reader.post(form.action, data=dict(form.form_values()))
    assert "1 file could not go back" in text(read(reader, answer.headers["Location"]).cssselect(".notice.bad")[0])


@pytest.mark.parametrize("action", ["/inbox/retry", "/inbox/samples", "/inbox"])
def test_no_form_is_taken_without_its_token(reader: httpx.Client, served: Settings, action: str) -> None:
    dropped(served, "a.txt", "")
    worked_off(served)
    _token(reader)
    files = {"file": ("b.txt", b"x")} if action == "/inbox" else None
    assert reader.post(action, data={"path": "a.txt"}, files=files).status_code == 403
    assert _waiting(served) == []


def test_who_may_only_read_sees_no_form_and_can_send_none(served: Settings) -> None:
    key, _ = Keyring(served.home).create("desk", "read")
    with serving(served) as client:
        client.headers["X-API-Key"] = key
        page = read(client, "/inbox")
        assert not [form for form in page.forms if (form.action or "").startswith("/inbox")]
        answer = client.post("/inbox/samples", headers={"X-Form-Token": str(page.find("body").get("data-token"))})
    assert answer.status_code == 403
    assert _waiting(served) == []


def test_files_of_one_name_are_all_kept(reader: httpx.Client, served: Settings) -> None:
    files = [("file", ("mayor.txt", STORY.encode())), ("file", ("mayor.txt", b"Ferry\n\nIt sank."))]
    reader.post("/inbox", data={"token": _token(reader)}, files=files)
    assert _waiting(served) == ["mayor (2).txt", "mayor.txt"]


def test_of_files_among_which_one_is_too_large_none_is_taken_and_it_is_named(served: Settings) -> None:
    files = [("file", ("small.txt", b"x")), ("file", ("large.txt", b"x" * 1_100_000))]
    with serving(served.model_copy(update={"upload_mb": 1.0})) as client:
        token = _token(client)
        answer = client.post("/inbox", data={"token": token}, files=files, headers={"Accept": "text/html"})
    assert answer.status_code == 413
    assert "large.txt" in answer.text
    assert str(served.home / "inbox") in answer.text
    assert _waiting(served) == []


def test_a_script_is_told_what_is_wrong_with_a_file_in_words(served: Settings) -> None:
    with serving(served.model_copy(update={"upload_mb": 1.0})) as client:
        headers = {"X-Form-Token": _token(client), "Accept": "application/json"}
        answer = client.post("/inbox", files={"file": ("large.txt", b"x" * 1_100_000)}, headers=headers)
    assert answer.status_code == 413
    assert answer.json()["detail"].startswith("large.txt is larger than 1 MB")


def test_a_form_without_a_file_is_a_problem_and_no_fault(reader: httpx.Client) -> None:
    token = _token(reader)
    assert reader.post("/inbox", data={"token": token}, files={"source": (None, "x")}).status_code == 400


def test_files_are_taken_and_shown_while_redis_is_away(served: Settings) -> None:
    with serving(served.model_copy(update={"redis_url": "redis://127.0.0.1:1/0"})) as client:
        answer = client.post("/inbox", data={"token": _token(client)}, files={"file": ("mayor.txt", STORY.encode())})
        page = read(client, answer.headers["Location"])
    assert "mayor.txt" in text(page.cssselect("#followed")[0])
    assert "Redis is away. Files are safe on the disk" in text(page)


def test_the_inbox_is_shown_while_elasticsearch_is_away(served: Settings) -> None:
    with serving(served.model_copy(update={"elasticsearch_url": "http://127.0.0.1:1"})) as client:
        assert "Elasticsearch is away. Files are safe" in text(read(client, "/inbox"))


def test_a_script_gets_the_state_alone(reader: httpx.Client, served: Settings) -> None:
    dropped(served, "mayor.txt", STORY)
    state = read(reader, "/inbox/state")
    assert "1 dropped" in words(state)
    assert state.get("data-token")


def test_each_part_of_a_bundle_is_told(reader: httpx.Client, served: Settings) -> None:
    rows = [json.dumps({"headline": f"Report {letter}", "text": f"Mayor {letter} spoke."}) for letter in "abc"]
    dropped(served, "bundle.jsonl", "\n".join([*rows, "{}"]))
    worked_off(served)
    page = read(reader, links(read(reader, "/inbox"))["bundle.jsonl"])
    assert {"Report a", "Report b", "Report c"} <= set(links(page))
    assert [row.get("data-status") for row in page.cssselect(".files tbody tr")].count("indexed") == 3


def test_a_duplicate_leads_to_the_file_that_came_before(reader: httpx.Client, served: Settings) -> None:
    dropped(served, "first.txt", STORY)
    worked_off(served)
    dropped(served, "second.txt", STORY)
    worked_off(served)
    record = read(reader, links(read(reader, "/inbox"))["second.txt"])
    assert text(read(reader, links(record)["in this file"]).find(".//h1")) == "first.txt"


def test_a_file_of_which_a_receipt_is_all_there_is_has_a_page(reader: httpx.Client) -> None:
    headers = {"X-Form-Token": _token(reader), "Accept": "application/json"}
    (receipt,) = reader.post("/inbox", files={"file": ("mayor.txt", STORY.encode())}, headers=headers).json()
    assert "waiting in the inbox" in text(read(reader, f"/inbox/files/{receipt['id']}"))


def test_numbers_in_an_address_that_are_none_do_no_harm(reader: httpx.Client) -> None:
    for asked in ("told=x", f"told={'9' * 5000}", "left=-1", "more=1e9", "receipt=../../etc/passwd", "receipt=%00"):
        read(reader, f"/inbox?{asked}")
    read(reader, "/inbox/files?status=lost", 400)
    read(reader, f"/inbox/files/x?start={'9' * 30}", 400)


@pytest.mark.parametrize(
    ("listens", "asked", "found"),
    [
        ("127.0.0.1", "localhost", "http://localhost:5555/"),
        ("127.0.0.1", "news.example", None),
        ("0.0.0.0", "news.example", "http://news.example:5555/"),
        ("::", "2001:db8::1", "http://[2001:db8::1]:5555/"),
        ("10.0.0.5", "news.example", "http://10.0.0.5:5555/"),
    ],
)
def test_flower_is_linked_where_this_browser_reaches_it(listens: str, asked: str, found: str | None) -> None:
    settings = Settings(flower_host=listens, flower_port=5555)
    assert flower_address(settings, asked) == found
