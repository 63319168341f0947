"""What caches on the way may do with a page."""

from django.http import HttpResponse
from django.utils.http import http_date
from wagtail.models import Page


def mark(response: HttpResponse, page: Page) -> HttpResponse:
    """Say when a page was published, and that a cache has to ask before it shows it again.

    Sensitive pages are kept nowhere. The date is for readers and crawlers; never compare requests
    with it: what a page shows of other pages changes without it.
    """
    if getattr(page, "is_sensitive", False):
        response.headers["Cache-Control"] = "no-store"
        return response
    response.headers.setdefault("Cache-Control", "no-cache")
    if page.last_published_at:
        response.headers.setdefault("Last-Modified", http_date(page.last_published_at.timestamp()))
    return response
