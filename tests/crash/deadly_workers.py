"""The workers with the deadly readers, a step that never ends, and little time.

Never imported by the tests themselves: it changes all three.
"""

from dateline import enrich
from dateline.formats import known
from tests.crash.deadly import BROODING, Deadly, Endless, Greedy
from workers.app import app
from workers.parse import parse

known.FORMATS = (Deadly(), Endless(), Greedy(), *known.FORMATS)
enrich.STEPS = (BROODING, *enrich.STEPS)
parse.soft_time_limit = 2

__all__ = ["app"]
