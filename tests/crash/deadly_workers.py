"""The workers with one more reader, the deadly one. Never imported by the tests themselves: it changes the formats."""

from dateline import formats
from tests.crash.deadly import Deadly
from workers.app import app

formats.FORMATS = (Deadly(), *formats.FORMATS)

__all__ = ["app"]
