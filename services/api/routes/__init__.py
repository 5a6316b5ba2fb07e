"""The routes, one file a concept. ``ROUTERS`` is their order in the documentation."""

from services.api.routes import (
    articles,
    entities,
    files,
    health,
    metrics,
    original,
    pages,
    parts,
    quotes,
    stats,
    stories,
    upload,
)

ROUTERS = (
    articles.router,
    original.router,
    entities.router,
    quotes.router,
    stories.router,
    upload.router,
    files.router,
    parts.router,
    stats.router,
    health.router,
    metrics.router,
    pages.router,
)
