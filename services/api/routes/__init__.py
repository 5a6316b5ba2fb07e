"""The routes, one file a concept. ``ROUTERS`` is their order in the documentation."""

from services.api.routes import alerts, articles, files, health, metrics, original, pages, parts, stats, stream, upload

ROUTERS = (
    articles.router,
    original.router,
    stream.router,
    alerts.router,
    upload.router,
    files.router,
    parts.router,
    stats.router,
    health.router,
    metrics.router,
    pages.router,
)
