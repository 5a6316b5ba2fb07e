"""Which articles are copies of one text, and which belong to one story: rules over a store, without a server.

``relate`` places new articles; a ``Store`` finds what they may belong to: the index in service, memory in trials.
"""

from dateline.grouping.member import Member
from dateline.grouping.placing import relate
from dateline.grouping.store import ContestedError, Store

__all__ = ["ContestedError", "Member", "Store", "relate"]
