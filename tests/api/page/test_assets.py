"""Style, script, typefaces and map: under addresses of their content, kept for ever, and none from elsewhere."""

import gzip
import re
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from dateline.settings import Settings
from services.api.page import materials
from services.api.page.assets import STATIC, asset_url, assets
from tests.api.serving import serving

FOR_EVER = "public, max-age=31536000, immutable"
# What a process that never draws a typeface loads must not hold them; 100 MB of a stack that has 1.6 GB.
HEAVY = ("fontTools", "shapely", "shapefile")


def test_a_page_names_its_assets_by_their_content(alone: httpx.Client) -> None:
    html = alone.get("/help").text
    named = re.findall(r'(?:href|src)="(/assets/[^"]+)"', html)
    assert {Path(url).name for url in named} >= {"page.css", "frame.js", "icon.svg", "display.woff2"}
    for url in named:
        answer = alone.get(url)
        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == FOR_EVER


def test_another_content_has_another_address() -> None:
    digests = {asset.digest for asset in assets().values()}
    assert len(digests) == len(assets())


def test_an_old_address_is_answered_with_what_is_there_now_and_not_kept(alone: httpx.Client) -> None:
    answer = alone.get("/assets/000000000000/page.css")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("name", ["nothing.css", "base.css", "..%2Fassets.py", "fonts.py"])
def test_what_is_no_asset_is_not_found(alone: httpx.Client, name: str) -> None:
    assert alone.get(f"/assets/000000000000/{name}").status_code == 404


def test_style_and_script_are_packed_for_who_takes_it(alone: httpx.Client) -> None:
    url = asset_url("page.css")
    packed = alone.get(url, headers={"Accept-Encoding": "gzip"})
    plain = alone.get(url, headers={"Accept-Encoding": "identity"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"
    assert packed.content == plain.content
    assert len(gzip.compress(plain.content)) < len(plain.content) / 2


@pytest.mark.parametrize(
    ("name", "kind"),
    [("page.css", "text/css; charset=utf-8"), ("icon.svg", "image/svg+xml"), ("text.woff2", "font/woff2")],
)
def test_each_has_its_type(alone: httpx.Client, name: str, kind: str) -> None:
    assert alone.get(asset_url(name)).headers["Content-Type"] == kind


def test_the_style_sheet_asks_for_nothing_from_elsewhere(alone: httpx.Client) -> None:
    style = alone.get(asset_url("page.css")).text
    assert "@import" not in style
    urls = re.findall(r"url\(([^)]*)\)", style)
    assert urls
    assert all(url.startswith("/assets/") for url in urls)
    for url in urls:
        assert alone.get(url).status_code == 200


@pytest.mark.parametrize("path", sorted(STATIC.glob("*.js")), ids=lambda path: path.name)
def test_a_script_stands_alone_and_puts_no_text_into_the_page_as_markup(path: Path) -> None:
    script = path.read_text()
    assert not re.search(r"^\s*import\b|\bimport\(", script, re.MULTILINE)
    assert not re.search(r"https?://|\beval\(|new Function|document\.write|outerHTML\s*=|innerHTML\s*=", script)


def test_the_api_does_not_hold_in_memory_what_makes_the_typefaces() -> None:
    code = "import sys, services.api.__main__; print(*(name for name in sys.argv[1:] if name in sys.modules))"
    ran = subprocess.run([sys.executable, "-c", code, *HEAVY], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == []


def test_on_a_fresh_machine_pages_are_there_at_once_and_typefaces_when_they_are_made(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "cache"))
    with serving(settings) as client:
        assert client.get("/help").status_code == 200
        assert client.get(asset_url("page.css")).status_code == 200
        assert not materials.place().exists(), "the page did not wait for it"
        assert client.get(asset_url("text.woff2"), timeout=120).content[:4] == b"wOF2"
        assert client.get(asset_url("world.svg")).headers["Cache-Control"] == FOR_EVER


def test_an_api_that_is_stopped_while_they_are_made_stops_at_once_and_leaves_nothing_half_made(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "cache"))
    with serving(settings) as client:
        client.get("/livez")
    assert not materials.place().exists()


def test_where_they_cannot_be_kept_pages_have_the_typefaces_of_the_browser(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "cache"))
    with serving(settings) as client:
        assert client.get("/help").status_code == 200
        assert client.get(asset_url("text.woff2"), timeout=60).status_code == 404
