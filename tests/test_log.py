"""What the log says of a failure: where, and nothing of what went through."""

import json
import subprocess
import sys

_FAILS = """
import structlog
from dateline.log import configure
configure("test", "info")
def sign_in(key):
    raise ValueError("refused")
try:
    sign_in("dateline_" + "s3cret")
except ValueError:
    structlog.stdlib.get_logger("x").exception("failed")
"""


def test_a_failure_is_told_with_its_lines_and_without_the_values_of_variables() -> None:
    """Keys that are signed in with, and articles under embargo, are among them."""
    told = subprocess.run([sys.executable, "-c", _FAILS], capture_output=True, text=True, check=True).stderr
    (failure,) = json.loads(told)["exception"]
    assert (failure["exc_type"], failure["exc_value"]) == ("ValueError", "refused")
    assert [frame["name"] for frame in failure["frames"]][-1] == "sign_in"
    assert "dateline_s3cret" not in told
