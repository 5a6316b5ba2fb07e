"""A headless Chromium for the tests and pictures of the page.

``python -m tests.browser.chromium`` installs Debian's where that may be done, and else says how to.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome")
HOW_TO_INSTALL = (
    "The page was not tried in a browser: there is no Chromium. On Debian and Ubuntu: apt install chromium; "
    f"elsewhere put one of {', '.join(_NAMES)} on the PATH."
)
# No sandbox: it needs rights that a container does not give, and nothing but our own pages is shown. The others keep
# it from asking its maker anything, so that a request to another host is one of the page.
_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_APT = (
    ("apt-get", "-q", "update"),
    ("apt-get", "-q", "install", "-y", "--no-install-recommends", "chromium"),
)


def executable() -> str | None:
    """Where it is; None where there is none."""
    return next((found for name in _NAMES if (found := shutil.which(name))), None)


@contextmanager
def browser() -> Iterator[Browser]:
    """A browser that has never been anywhere, until the block ends. There must be an executable."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=executable(), args=list(_FLAGS))
        yield launched
        launched.close()


def install() -> None:
    """Install it where none is and that may be done; whatever comes of it, say so."""
    if executable():
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print("Installing Chromium, in which the page is tried", flush=True)  # noqa: T201  for whoever runs make
        quietly = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in _APT:
            done = subprocess.run(command, env=quietly, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
            if done.returncode:
                print(done.stderr.decode(errors="replace").strip(), file=sys.stderr)  # noqa: T201
                break
    if not executable():
        print(HOW_TO_INSTALL, file=sys.stderr)  # noqa: T201


if __name__ == "__main__":
    install()
