"""Addresses of the core: the same in all languages (`neutral`), and pages (`pages`)."""

from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls

from . import views

neutral = [
    path("", views.choose_language, name="choose_language"),
]

pages = [
    re_path(r"^((?:[\w\-]+/)*)$", views.serve, name="wagtail_serve"),
    # Files that a page makes of itself; the page's own routes say which there are.
    re_path(r"^((?:[\w\-]+/)+[\w\-]+\.(?:rss|atom|ics))$", views.serve, name="page_file"),
    path("", include(wagtail_urls)),
]
