"""Addresses of the API, the same in all languages."""

from django.urls import path, re_path

from . import views
from .files import WRITERS

app_name = "api"

urlpatterns = [
    path("", views.root, name="root"),
    path("openapi.json", views.description, name="description"),
    re_path(rf"^(?P<kind>[a-z-]+)\.(?P<ending>{'|'.join(WRITERS)})$", views.whole, name="file"),
    re_path(r"^(?P<kind>[a-z-]+)/?$", views.records, name="list"),
    re_path(r"^(?P<kind>[a-z-]+)/(?P<pk>[0-9]{1,18})/?$", views.record, name="record"),
    re_path(r"^", views.nothing_here),
]
