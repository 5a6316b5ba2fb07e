"""The views, one file a kind of page. ``VIEWS`` are their routes."""

from services.api.page.views import (
    alerting,
    alerts,
    article,
    front,
    guide,
    inbox,
    names,
    outlets,
    quotes,
    search,
    signing,
    stories,
)

VIEWS = (
    front.router,
    search.router,
    article.router,
    stories.router,
    names.router,
    quotes.router,
    outlets.router,
    alerts.router,
    alerting.router,
    inbox.router,
    guide.router,
    signing.router,
)
