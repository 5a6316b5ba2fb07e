"""Whether the process lives, and whether it can serve."""

from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel

from services.api.dependencies import Index
from services.api.problems import UNAVAILABLE, answers

router = APIRouter(tags=["system"])


class Health(BaseModel):
    """Well."""

    status: Literal["ok"] = "ok"


@router.get("/livez", responses=answers())
async def livez() -> Health:
    """The process answers. Restart it when it does not."""
    return Health()


@router.get("/readyz", responses=answers(UNAVAILABLE))
async def readyz(index: Index) -> Health:
    """Searches can be answered. Send no requests here while they cannot. Redis is not needed to answer."""
    await index.check()
    return Health()
