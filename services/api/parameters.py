"""No parameter is ignored: a misspelt filter would answer with everything, and look right."""

from collections.abc import Iterable
from difflib import get_close_matches

from starlette.requests import Request

from services.api.problems import INVALID_BODY, UNKNOWN_PARAMETER, ProblemError


async def known_parameters(request: Request) -> None:
    """Raise ProblemError for a query parameter that the route does not document."""
    if not request.query_params:
        return
    path = request.app.openapi()["paths"].get(request.scope["route"].path)
    if path is None:  # a page for people; links to it may carry what they like
        return
    described = path[request.method.lower()].get("parameters", ())
    refuse_unknown(request.query_params, [item["name"] for item in described if item["in"] == "query"])


def refuse_unknown(given: Iterable[str], known: list[str]) -> None:
    """Raise ProblemError for the first given name that is not known, with the nearest one that is."""
    for name in given:
        if name in known:
            continue
        if not known:
            raise ProblemError(UNKNOWN_PARAMETER, "This path takes no parameters.", "Leave them out.", parameter=name)
        nearest = next(iter(get_close_matches(name.lower(), known, 1, 0.5)), None)
        advice = f"Did you mean {nearest}?" if nearest else f"There are: {', '.join(known)}."
        raise ProblemError(
            UNKNOWN_PARAMETER, f"There is no parameter {name!r}.", advice, parameter=name, nearest=nearest
        )


async def whole_form(request: Request) -> None:
    """Raise ProblemError for a form with fields that are unknown, or given twice where one would be lost."""
    form = await request.form()
    names = [name for name, _ in form.multi_items()]
    refuse_unknown(names, ["file", "source", "fields"])
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        raise ProblemError(
            INVALID_BODY, f"There is more than one {twice!r}.", "Send one file a request.", parameter=twice
        )
