"""People, organisations and places: lists, and a page of each."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field
from pydantic_core import to_json
from starlette.requests import Request
from starlette.responses import Response

from dateline.query.entities import Entity, EntityList, EntityRequest, Kind, entities
from dateline.query.entity import EntityPage, NotNamed, entity_page
from dateline.query.selection import Selection
from services.api.dependencies import Index
from services.api.problems import INVALID_PARAMETER, NOT_FOUND, UNAVAILABLE, ProblemError, answers
from services.api.scopes import needs
from services.api.tagged import tagged

router = APIRouter(prefix="/v1", tags=["names"], dependencies=[needs("read")])

_LIST = answers(INVALID_PARAMETER, UNAVAILABLE)
_PAGE = answers(INVALID_PARAMETER, NOT_FOUND, UNAVAILABLE)
_GEOJSON = "application/geo+json"


class PlacesRequest(EntityRequest):
    """The names of places, in which form."""

    format: Literal["json", "geojson"] = Field("json", description="geojson: those with coordinates (RFC 7946).")


class EntityNames(BaseModel):
    """Names of one kind."""

    total: int = Field(description="how many there are; fewer may be listed")
    entities: list[Entity]


@router.get("/people", response_model=EntityNames, responses=_LIST)
async def list_people(request: Request, query: Annotated[EntityRequest, Query()], index: Index) -> Response:
    """The people in the articles that are asked for, with their roles: the most frequent first."""
    return tagged(request, to_json(await entities(index, "people", query)), "application/json")


@router.get("/organisations", response_model=EntityNames, responses=_LIST)
async def list_organisations(request: Request, query: Annotated[EntityRequest, Query()], index: Index) -> Response:
    """The organisations in the articles that are asked for: the most frequent first."""
    return tagged(request, to_json(await entities(index, "organisations", query)), "application/json")


@router.get(
    "/places",
    response_model=EntityNames,
    responses={200: {"content": {_GEOJSON: {"schema": {"type": "object"}}}}, **_LIST},
)
async def list_places(request: Request, query: Annotated[PlacesRequest, Query()], index: Index) -> Response:
    """The places in the articles that are asked for, with their coordinates: the most frequent first."""
    found = await entities(index, "places", query)
    if query.format == "geojson":
        return tagged(request, to_json(_features(found)), _GEOJSON)
    return tagged(request, to_json(found), "application/json")


@router.get("/people/{name:path}", responses=_PAGE)
async def get_person(name: str, query: Annotated[Selection, Query()], index: Index) -> EntityPage:
    """One person: how often, with whom, what was said, and the newest articles."""
    return await _page(index, "people", name, query)


@router.get("/organisations/{name:path}", responses=_PAGE)
async def get_organisation(name: str, query: Annotated[Selection, Query()], index: Index) -> EntityPage:
    """One organisation: how often, with whom, what it said, and the newest articles."""
    return await _page(index, "organisations", name, query)


@router.get("/places/{name:path}", responses=_PAGE)
async def get_place(name: str, query: Annotated[Selection, Query()], index: Index) -> EntityPage:
    """One place, by its name or its GeoNames id: how often, with whom, and the newest articles."""
    return await _page(index, "places", name, query)


async def _page(index: Index, kind: Kind, name: str, query: Selection) -> EntityPage:
    found = await entity_page(index, kind, name, query)
    if isinstance(found, NotNamed):
        advice = f"Is it one of these: {', '.join(found.like)}?" if found.like else f"GET /v1/{kind} lists them."
        raise ProblemError(NOT_FOUND, f"No article that is asked for names {name[:80]!r}.", advice)
    return found


def _features(found: EntityList) -> dict[str, Any]:
    """A FeatureCollection with a point for each place whose coordinates are known."""
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "id": place.geonames_id,
                "geometry": {"type": "Point", "coordinates": [place.location["lon"], place.location["lat"]]},
                "properties": {
                    "name": place.name,
                    "count": place.count,
                    "country": place.country,
                    "first": place.first,
                    "last": place.last,
                },
            }
            for place in found.entities
            if place.location
        ],
    }
