"""An alert: a search that is kept, and who is told when an article fits it."""

import re
import secrets
from datetime import datetime
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from dateline.query.selection import Selection

_ID_BYTES = 8
NAME_CHARS: Final = 200
URL_CHARS: Final = 2_000
"""The longest that are kept: of the name of an alert, and of the address of a webhook."""


_ID = re.compile(rf"[0-9a-f]{{{2 * _ID_BYTES}}}")


def new_id() -> str:
    """An id that no other alert has."""
    return secrets.token_hex(_ID_BYTES)


def is_id(text: str) -> bool:
    """Whether it has the form of an id."""
    return bool(_ID.fullmatch(text))


class Webhook(BaseModel):
    """Where matches are sent to. ``secret``: signs them, see ``signature``."""

    model_config = ConfigDict(frozen=True)

    url: str
    secret: str


class Alert(BaseModel):
    """A saved search. ``off`` ones are kept and not checked."""

    model_config = ConfigDict(frozen=True)

    id: str = Field(default_factory=new_id)
    name: str
    selection: Selection
    webhook: Webhook | None = None
    off: bool = False
    created: datetime
    updated: datetime


class Trouble(BaseModel):
    """A webhook fails. ``since``: the first failure after the last success; ``given_up``: when it was switched off."""

    model_config = ConfigDict(frozen=True)

    since: datetime
    reason: str
    given_up: datetime | None = None


State = Literal["active", "failing", "disabled", "off"]


def state(alert: Alert, trouble: Trouble | None) -> State:
    """``disabled``: by the failures of its webhook; matches are kept all the same. ``off``: by its owner."""
    if alert.off:
        return "off"
    if trouble is None:
        return "active"
    return "disabled" if trouble.given_up else "failing"
