"""The views, one file a kind of page. ``VIEWS`` are their routes."""

from services.api.page.views import front, guide, signing

VIEWS = (front.router, guide.router, signing.router)
