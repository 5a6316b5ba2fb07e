"""The routes, one file a concept. ``ROUTERS`` is their order in the documentation."""

from services.api.routes import (
    articles,
    entities,
    export,
    failed,
    files,
    health,
    metrics,
    original,
    pages,
    parts,
    quotes,
    related,
    stats,
    stories,
    upload,
)

ROUTERS = (
    articles.router,
    export.router,
    original.router,
    related.router,
    entities.router,
    quotes.router,
    stories.router,
    upload.router,
    files.router,
    parts.router,
    failed.router,
    stats.router,
    health.router,
    metrics.router,
    pages.router,
)
