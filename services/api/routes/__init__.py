"""The routes, one file a concept. ``ROUTERS`` is their order in the documentation."""

from services.api.routes import (
    articles,
    entities,
    failed,
    files,
    health,
    metrics,
    original,
    pages,
    parts,
    quotes,
    related,
    sources,
    stats,
    stories,
    timeline,
    upload,
)

ROUTERS = (
    articles.router,
    original.router,
    related.router,
    entities.router,
    quotes.router,
    stories.router,
    timeline.router,
    sources.router,
    upload.router,
    files.router,
    parts.router,
    failed.router,
    stats.router,
    health.router,
    metrics.router,
    pages.router,
)
