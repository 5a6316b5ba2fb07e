"""The workers with the deadly readers, and little time. Never imported by the tests themselves: it changes both."""

from dateline.formats import known
from tests.crash.deadly import Deadly, Endless, Greedy
from workers.app import app
from workers.parse import parse

known.FORMATS = (Deadly(), Endless(), Greedy(), *known.FORMATS)
parse.soft_time_limit = 2

__all__ = ["app"]
