"""The scope that a route asks for, declared on its router or on itself: ``dependencies=[needs("write")]``."""

from typing import Annotated, Any

from fastapi import Security
from fastapi.security import APIKeyHeader, HTTPBearer, SecurityScopes
from starlette.requests import Request

from dateline.keys.scope import Scope, includes
from services.api.caller import Caller
from services.api.problems import FORBIDDEN, ProblemError

# Both only describe: services.api.gate has read the headers, before anything of the body.
_HEADER = APIKeyHeader(name="X-API-Key", scheme_name="ApiKey", description="A key of Dateline.", auto_error=False)
_BEARER = HTTPBearer(scheme_name="Bearer", description="The same key.", auto_error=False)


def needs(scope: Scope) -> Any:
    """A dependency: only callers with this scope, or a wider one, pass. OpenAPI tells of it."""
    return Security(_allowed, scopes=[scope])


async def _allowed(
    request: Request,
    asked: SecurityScopes,
    _header: Annotated[object, Security(_HEADER)],
    _bearer: Annotated[object, Security(_BEARER)],
) -> None:
    caller: Caller = request.state.caller
    for scope in asked.scopes:
        if not includes(caller.scope, scope):  # type: ignore[arg-type]  # needs() takes no others
            raise ProblemError(
                FORBIDDEN,
                f"The key {caller.name} has the scope {caller.scope}; this needs {scope}.",
                f"Use a key of that scope: `dateline keys create NAME --scope {scope}`.",
                headers={"WWW-Authenticate": f'Bearer realm="dateline", error="insufficient_scope", scope="{scope}"'},
            )
