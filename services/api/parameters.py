"""No parameter is ignored: a misspelt filter would answer with everything, and look right."""

from collections.abc import Awaitable, Callable, Iterable

from pydantic import BaseModel
from starlette.requests import Request

from dateline.nearest import closest, nearest
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
        raise ProblemError(
            UNKNOWN_PARAMETER,
            f"There is no parameter {name!r}.",
            nearest(name, known),
            parameter=name,
            nearest=closest(name, known),
        )


def known_fields(model: type[BaseModel]) -> Callable[[Request], Awaitable[None]]:
    """A dependency for a body of this model: raise ProblemError for a field that it does not have."""

    async def check(request: Request) -> None:
        try:
            body = await request.json()
        except ValueError:  # FastAPI says so
            return
        if isinstance(body, dict):
            refuse_unknown(body, list(model.model_fields))

    return check


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
