"""The workers with the deadly readers, and little time. Never imported by the tests themselves: it changes both."""

from dateline import formats
from tests.crash.deadly import Deadly, Endless, Greedy
from workers.app import app
from workers.parse import parse

formats.FORMATS = (Deadly(), Endless(), Greedy(), *formats.FORMATS)
parse.soft_time_limit = 2

__all__ = ["app"]
