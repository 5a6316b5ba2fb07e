"""Dropping a file over HTTP: into the inbox, and from there the way of every file."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, UploadFile
from pydantic import BaseModel, Field, ValidationError
from starlette.requests import Request
from starlette.responses import Response

from dateline.formats.rules.sidecar import Sidecar
from services.api.dependencies import Opened
from services.api.dropping import drop_upload
from services.api.examples import RECEIPT
from services.api.parameters import whole_form
from services.api.problems import INVALID_BODY, TOO_LARGE, UNAVAILABLE, ProblemError, answers
from services.api.scopes import needs

router = APIRouter(prefix="/v1/files", tags=["files"], dependencies=[needs("write")])


class Dropped(BaseModel):
    """Where the file is, and where to ask for it."""

    model_config = {"json_schema_extra": {"examples": [RECEIPT]}}

    receipt: str = Field(description="asks for the file's record, from now on and for ever")
    path: str = Field(description="where it lies below the inbox; its name may have been made safe, or got a number")
    size: int = Field(description="bytes")
    location: str = Field(description="the path of its record, also in the Location header")


@router.post(
    "",
    status_code=202,
    dependencies=[Depends(whole_form)],
    responses={
        202: {"headers": {"Location": {"description": "Path of the file's record", "schema": {"type": "string"}}}},
        **answers(INVALID_BODY, TOO_LARGE, UNAVAILABLE),
    },
)
def drop_file(  # noqa: PLR0913, PLR0917  each is a part of the request or of the answer
    request: Request,
    response: Response,
    resources: Opened,
    file: Annotated[UploadFile, Form(description="The file, under its own name.")],
    source: Annotated[
        str | None, Form(min_length=1, max_length=200, description="Name of the outlet.", examples=["Evening Post"])
    ] = None,
    fields: Annotated[
        str | None,
        Form(
            description="What is known already, as the JSON object that a sidecar file would hold.",
            examples=['{"language": "en", "published": "2025-02-08"}'],
        ),
    ] = None,
) -> Dropped:
    """Drop one file. It is in the inbox, safely on disk, when this answers; its record tells the rest."""
    receipt = drop_upload(request, resources, file, _known(fields) if fields else {}, source)
    location = f"/v1/files/{receipt.id}"
    response.headers["Location"] = location
    return Dropped(receipt=receipt.id, path=receipt.path, size=receipt.size, location=location)


def _known(fields: str) -> dict[str, object]:
    try:
        return Sidecar.model_validate_json(fields).model_dump(mode="json", exclude_none=True)
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(("fields", *(str(part) for part in first["loc"])))
        allowed = ", ".join(field for field in Sidecar.model_fields if field not in {"receipt", "request"})
        raise ProblemError(
            INVALID_BODY, f"{name}: {first['msg']}.", f"Allowed fields: {allowed}.", parameter="fields"
        ) from error
