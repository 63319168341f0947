"""The site's own addresses; uploaded files, which a proxy serves elsewhere; mails; failures."""

from django.conf import settings
from django.urls import re_path
from django.views.static import serve

from sparks.local import urls as mail_urls
from tests.core import broken_urls

handler404 = broken_urls.handler404
handler500 = broken_urls.handler500
urlpatterns = [
    re_path(r"^media/(?P<path>.*)$", serve, {"document_root": settings.MEDIA_ROOT}),
    *mail_urls.mails,
    *broken_urls.urlpatterns,
]
