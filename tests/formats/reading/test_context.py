import errno
import json
import os
import time
import tracemalloc
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dateline.errors import SidecarError, TooLargeError, TransientError, UnreadableError
from dateline.formats.known import read
from dateline.formats.reading.context import ReadContext
from dateline.formats.rules.sidecar import Sidecar

CONTEXT = ReadContext(
    name="a.txt",
    source="the-courier",
    received=datetime(2026, 11, 24, tzinfo=UTC),
    file_time=datetime(2020, 1, 1, tzinfo=UTC),
    time_zone="UTC",
    max_article_chars=2_000_000,
    max_file_bytes=512_000_000,
)
STORY = "OSLO, Feb 9 (NTB) - The king opened the new library on Sunday. It took nine years."


def test_fifty_megabytes_on_one_line_are_refused_at_once_and_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 50_000_000)
    tracemalloc.start()
    started = time.perf_counter()
    with pytest.raises(TooLargeError, match="50,000,000 bytes; the limit is 2,000,000 characters"):
        list(read(path, CONTEXT))
    assert time.perf_counter() - started < 1
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


def test_a_file_that_may_not_be_read_fails_with_advice(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(STORY)
    path.chmod(0)
    user = os.geteuid()
    if user == 0:
        os.seteuid(65_534)  # root may read everything
    try:
        with pytest.raises(UnreadableError) as raised:
            list(read(path, CONTEXT))
    finally:
        os.seteuid(user)
    assert "chmod" in raised.value.advice


def test_xml_that_nobody_knows_is_not_taken_for_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text('<?xml version="1.0"?>\n<recipes><recipe>Stir it. Bake it.</recipe></recipes>')
    with pytest.raises(UnreadableError, match="No reader knows this kind of XML, <recipes>"):
        list(read(path, CONTEXT))


def test_trouble_of_the_disk_is_tried_again(tmp_path: Path) -> None:
    with pytest.raises(TransientError, match=os.strerror(errno.ENOENT)):
        list(read(tmp_path / "gone.txt", CONTEXT))


def test_the_folder_names_the_source_unless_the_text_or_the_sidecar_does(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(STORY)
    (article,) = read(path, CONTEXT)
    assert (article.source.name, article.provenance["source"].origin) == ("the-courier", "folder")
    (article,) = read(path, replace(CONTEXT, sidecar=Sidecar(source="The Paper")))
    assert (article.source.name, article.provenance["source"].origin) == ("The Paper", "sidecar")
    path.write_text(f"{STORY}\n\nHe has a card for it.\n\nPublished in Dawn, February 9th, 2025")
    (article,) = read(path, CONTEXT)
    assert (article.source.name, article.provenance["source"].origin) == ("Dawn", "body")


def test_the_time_of_the_file_is_no_time_of_publication(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(STORY)
    (article,) = read(path, CONTEXT)
    assert (article.published, article.published_precision) == (None, "none")


def test_the_sidecar_gives_the_dateline_its_year(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(STORY)
    (article,) = read(path, replace(CONTEXT, sidecar=Sidecar.model_validate_json('{"published": "2025-02-10"}')))
    assert article.dateline
    assert str(article.dateline.date) == "2025-02-09"


ADDRESS = "https://paper.example/ferry"
ITEM = {"uri": "urn:x:1", "headline": "Ferry", "body_text": "It sailed.", "versioncreated": "2025-02-09T10:00:00Z"}
FILES = {
    "ninjs": json.dumps(ITEM),
    "a list of one": json.dumps([ITEM]),
    "JSON Lines": json.dumps(ITEM) + "\n",
    "RSS": "<rss><channel><item><title>Ferry</title><description>It sailed.</description></item></channel></rss>",
    "NewsML": "<NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>Ferry</HeadLine></NewsLines></NewsComponent>"
    "</NewsItem></NewsML>",
    "CSV": "headline,body\nFerry,It sailed.\n",
}


@pytest.mark.parametrize("kind", FILES)
def test_a_file_of_one_article_takes_what_one_article_has_from_the_sidecar(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "a"
    path.write_text(FILES[kind])
    (article,) = read(path, replace(CONTEXT, name="a.jsonl", sidecar=Sidecar(url=ADDRESS, headline="Ferry sails")))
    assert (article.url, article.uri, article.headline) == (ADDRESS, ADDRESS, "Ferry sails")


@pytest.mark.parametrize("number", [2, 50])
def test_with_several_articles_it_is_refused_before_the_first_is_given(tmp_path: Path, number: int) -> None:
    path = tmp_path / "a"
    path.write_text(json.dumps([ITEM] * number))
    given = []
    with pytest.raises(SidecarError, match="gives url, headline, which one article has") as raised:
        given.extend(read(path, replace(CONTEXT, sidecar=Sidecar(url=ADDRESS, headline="Ferry sails"))))
    assert not given
    assert "source, language" in raised.value.advice


def test_what_all_articles_share_is_taken_with_several(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text(json.dumps([ITEM] * 2))
    found = list(read(path, replace(CONTEXT, sidecar=Sidecar(section="World"))))
    assert [article.section for article in found] == ["World"] * 2
