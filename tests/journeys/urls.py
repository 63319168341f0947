"""The site's own addresses; uploaded files, which a proxy serves elsewhere; two that fail."""

from django.conf import settings
from django.db import OperationalError
from django.urls import path, re_path
from django.views.static import serve

from sparks import urls

handler404 = urls.handler404
handler500 = urls.handler500


def broken(request):
    """Fail as a fault in the code would."""
    raise RuntimeError("meant to fail")


def away(request):
    """Fail as any page does while the database is away."""
    raise OperationalError("meant to fail")


urlpatterns = [
    path("broken/", broken),
    path("away/", away),
    re_path(r"^media/(?P<path>.*)$", serve, {"document_root": settings.MEDIA_ROOT}),
    *urls.urlpatterns,
]
