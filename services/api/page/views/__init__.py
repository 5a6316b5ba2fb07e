"""The views, one file a kind of page. ``VIEWS`` are their routes."""

from services.api.page.views import article, front, guide, signing

VIEWS = (front.router, article.router, guide.router, signing.router)
