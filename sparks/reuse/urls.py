"""Addresses of the API (the same in all languages: `neutral`) and of the pages about it."""

from django.urls import include, path, re_path

from . import site_pages, views
from .files import WRITERS

api = [
    path("", views.root, name="root"),
    path("openapi.json", views.description, name="description"),
    re_path(rf"^(?P<kind>[a-z-]+)\.(?P<ending>{'|'.join(WRITERS)})$", views.whole, name="file"),
    re_path(r"^(?P<kind>[a-z-]+)/?$", views.records, name="list"),
    re_path(r"^(?P<kind>[a-z-]+)/(?P<pk>[0-9]{1,18})/?$", views.record, name="record"),
    re_path(r"^", views.nothing_here),
]

neutral = [path("api/v1/", include((api, "api")))]

pages = [
    path("open-data/", site_pages.open_data, name="open_data"),
    path("open-data/api/", site_pages.reference, name="api_reference"),
]
