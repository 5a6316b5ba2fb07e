"""The task of the queue ``embed``: vectors for the articles that have none, when nobody needs the processor more."""

import os
from functools import cache

from dateline.embedding.model import embed as vectors_of
from dateline.errors import TransientError
from dateline.index.embed import Embedder
from workers.app import EMBED, app, settings
from workers.retries import RETRIES

_SECONDS = 5.0
"""Of work for one message: far below the time limit, and a worker that is stopped waits until it is done."""

_LEAST_PRIORITY = 19


# The message names no article, for the index knows: one that is lost, or that ended its worker, needs no second try,
# since the next article that is indexed brings another, and the reaper does. The time limits hold in a pool of
# processes only; a thread is done for sure as well, for a request has its own limit and the model reads short texts.
@app.task(
    name=EMBED,
    autoretry_for=(TransientError,),
    soft_time_limit=90,
    time_limit=120,
    reject_on_worker_lost=False,
    **RETRIES,
)
def embed() -> None:
    """Embed for a while; where articles still wait then, ask to go on."""
    _give_way()
    if _embedder().embed_waiting(_SECONDS):
        app.send_task(EMBED, queue=EMBED)


@cache
def _embedder() -> Embedder:
    return Embedder(settings, vectors_of)


def _give_way() -> None:
    """Whatever else wants the processor goes first: an article without a vector is found all the same."""
    # Linux means this thread by it; the one that answers for the worker keeps its priority.
    os.setpriority(os.PRIO_PROCESS, 0, _LEAST_PRIORITY)
