"""The views, one file a kind of page. ``VIEWS`` are their routes."""

from fastapi import APIRouter
from fastapi.routing import APIRoute

from services.api.page.views import (
    alerting,
    alerts,
    article,
    failed,
    files,
    following,
    front,
    guide,
    inbox,
    names,
    outlets,
    quotes,
    search,
    signing,
    stories,
    within,
)

VIEWS = (
    front.router,
    search.router,
    within.router,
    article.router,
    stories.router,
    names.router,
    quotes.router,
    outlets.router,
    alerting.router,  # before the alerts: new is no id
    alerts.router,
    inbox.router,
    following.router,
    files.router,
    failed.router,
    guide.router,
    signing.router,
)


def with_head(router: APIRouter) -> APIRouter:
    """The router, with each of its pages also for HEAD, as RFC 9110 (9.1) has it: the server leaves the page out."""
    for route in router.routes:
        if isinstance(route, APIRoute) and route.methods and "GET" in route.methods:
            route.methods.add("HEAD")
    return router
