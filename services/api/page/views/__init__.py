"""The views, one file a kind of page. ``VIEWS`` are their routes."""

from services.api.page.views import article, front, guide, inbox, search, signing

VIEWS = (front.router, search.router, article.router, inbox.router, guide.router, signing.router)
