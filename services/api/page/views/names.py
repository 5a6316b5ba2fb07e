"""People, organisations and places: the most named, and a page for each."""

import asyncio
from typing import Any, Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dateline.query.entities import EntityRequest, Kind, entities
from dateline.query.entity import NotNamed, entity_page
from dateline.query.selection import Selection
from dateline.query.stories import StoriesRequest, stories
from dateline.query.timeline import TimelineRequest, timeline
from services.api.dependencies import Index
from services.api.page.addresses import KINDS, search_url
from services.api.page.asked import Asked
from services.api.page.charts.histogram import histogram, steps
from services.api.page.charts.world import circles
from services.api.page.narrowing import chips
from services.api.page.rendering import page
from services.api.scopes import needs

router = APIRouter(dependencies=[needs("read")])

_LISTED = 120
_STORIES = 5
TITLES: Final[dict[Kind, str]] = {"people": "People", "organisations": "Organisations", "places": "Places"}
_PARAMETERS: Final = {pages: parameter for parameter, pages in KINDS.items()}


def _add_views(kind: Kind) -> None:
    """The list of a kind, and the page of each of its names."""

    async def names_page(request: Request, index: Index, name: str = "", order_by: str = "count") -> HTMLResponse:
        order: Any = "recent" if order_by == "recent" else "count"
        # Which articles the names are of; what else a link carries says nothing here.
        asked = Asked.of(pair for pair in request.query_params.multi_items() if pair[0] in Selection.model_fields)
        wanted = EntityRequest(**asked.selected(), name=name.strip() or None, size=_LISTED, order_by=order)
        found = await entities(index, kind, wanted)
        return page(
            request,
            "names.html",
            kind=kind,
            title=TITLES[kind],
            parameter=_PARAMETERS[kind],
            found=found,
            asked=asked,
            chips=chips(asked),
            name=name,
            order_by=order,
            circles=circles(found.entities) if kind == "places" else [],
        )

    async def name_page(request: Request, name: str, index: Index) -> HTMLResponse:
        found = await entity_page(index, kind, name, Selection())
        if isinstance(found, NotNamed):
            return page(request, "unnamed.html", status=404, kind=kind, name=name, like=found.like)
        parameter = _PARAMETERS[kind]
        selected: dict[str, Any] = {parameter: (found.entity.name,)}
        when, told = await asyncio.gather(
            timeline(index, TimelineRequest(**selected)), stories(index, StoriesRequest(**selected, size=_STORIES))
        )

        def link(first: str, last: str) -> str:
            return search_url(**selected, from_date=first, to_date=last)

        return page(
            request,
            "name.html",
            kind=kind,
            title=TITLES[kind],
            parameter=parameter,
            found=found,
            entity=found.entity,
            stories=told,
            histogram=histogram(when, link) if len(when.bars) > 1 else None,
            steps=[step for step in steps(when, link) if step.count],
            circles=circles([found.entity]),
        )

    router.add_api_route(f"/{kind}", names_page, response_class=HTMLResponse)
    router.add_api_route(f"/{kind}/{{name:path}}", name_page, response_class=HTMLResponse)


for _kind in TITLES:
    _add_views(_kind)
