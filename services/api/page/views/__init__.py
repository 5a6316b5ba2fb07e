"""The views, one file a kind of page. ``VIEWS`` are their routes."""

from services.api.page.views import alerting, alerts, front, guide, search, signing

VIEWS = (alerting.router, alerts.router, front.router, guide.router, search.router, signing.router)
