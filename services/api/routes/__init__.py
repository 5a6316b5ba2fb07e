"""The routes, one file a concept. ``ROUTERS`` is their order in the documentation."""

from services.api.routes import articles, files, health, metrics, original, pages, parts, stats, upload

ROUTERS = (
    articles.router,
    original.router,
    upload.router,
    files.router,
    parts.router,
    stats.router,
    health.router,
    metrics.router,
    pages.router,
)
