"""Addresses of the core: the same in all languages (`neutral`), and pages (`pages`)."""

from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls

from . import health, views
from .leave import leave
from .private_files import private_file
from .sitemap import robots, sitemap
from .social_views import social_image

neutral = [
    path("", views.choose_language, name="choose_language"),
    path("livez", health.livez, name="livez"),
    path("readyz", health.readyz, name="readyz"),
    path("leave/", leave, name="leave"),
    path("private/<path:name>", private_file, name="private_file"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("social/<int:page_id>-<slug:digest>.png", social_image, name="social_image"),
]

pages = [
    re_path(r"^((?:[\w\-]+/)*)$", views.serve, name="wagtail_serve"),
    # Files that a page makes of itself; the page's own routes say which there are.
    re_path(
        r"^((?:[\w\-]+/)+[\w\-]+\.(?:rss|atom|ics|bib|ris|json|csv|zip))$",
        views.serve,
        name="page_file",
    ),
    path("", include(wagtail_urls)),
]
