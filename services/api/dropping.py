"""What comes over HTTP goes into the inbox, whether a program or a page sent it."""

from collections.abc import Mapping
from typing import Any

import structlog
from fastapi import UploadFile
from starlette.requests import Request

from dateline.spool.drop import Receipt, drop, limited, read_chunks
from services.api.resources import Resources

_log = structlog.stdlib.get_logger(__name__)


def most_bytes(resources: Resources) -> int:
    """How large a file may be."""
    return int(resources.settings.upload_mb * 1e6)


def drop_upload(
    request: Request, resources: Resources, file: UploadFile, known: Mapping[str, Any], source: str | None
) -> Receipt:
    """Put it into the inbox, safely on the disk; ``known`` are the fields of its sidecar, not checked here.

    Raises TooLargeError for a file above the limit, TransientError for disk trouble; nothing is left behind then.
    """
    chunks = limited(read_chunks(file.file), most_bytes(resources))
    said = {**known, "request": request.state.request_id}
    receipt = drop(resources.spool, file.filename or "", chunks, said, source)
    _log.info("dropped", receipt=receipt.id, path=receipt.path, size=receipt.size)
    return receipt
