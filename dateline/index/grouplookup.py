"""What members of groups are looked up by, as queries of Elasticsearch."""

from typing import Any

from dateline.grouping.copies import KEYS_MET, keys
from dateline.grouping.member import Member
from dateline.grouping.stories import TERMS_MET, WINDOW, looked_up


def alike(member: Member) -> dict[str, Any] | None:
    """Whoever shares phrases with it, those that share most first; None when it has too few to be told."""
    named = keys(member.fingerprint)
    # As many as share two keys are few; the score is the number of keys shared.
    should = [{"constant_score": {"filter": {"term": {"keys": f"{key:x}"}}}} for key in named]
    return {"bool": {"should": should, "minimum_should_match": KEYS_MET}} if named else None


def akin(member: Member) -> dict[str, Any] | None:
    """The originals of its week on each side that share its weightiest terms; None when it has none."""
    weights = looked_up(member.fingerprint.terms)
    should = [{"constant_score": {"filter": {"term": {"terms": term}}, "boost": it}} for term, it in weights.items()]
    within = {"gte": (member.at - WINDOW).isoformat(), "lte": (member.at + WINDOW).isoformat()}
    return (
        {
            "bool": {
                "filter": [{"range": {"at": within}}],
                "must_not": [{"exists": {"field": "original"}}],
                "should": should,
                "minimum_should_match": TERMS_MET,
            }
        }
        if weights
        else None
    )
