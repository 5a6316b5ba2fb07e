"""The views, one file a kind of page. ``VIEWS`` are their routes."""

from services.api.page.views import front, guide, search, signing

VIEWS = (front.router, guide.router, search.router, signing.router)
