"""The stages of a claim, each a function of what the stage before left. A stage that runs twice does no harm."""

from dateline.stages.enriching import enrich, leave_unenriched
from dateline.stages.indexing import condemn, finish, index
from dateline.stages.parsing import give_up, next_to_read, parse
from dateline.stages.reading import Reading

__all__ = ["Reading", "condemn", "enrich", "finish", "give_up", "index", "leave_unenriched", "next_to_read", "parse"]
