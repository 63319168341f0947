"""Addresses: writing."""

from django.urls import path

from ..views import writing

urlpatterns = [
    path("new/<uuid:team_key>/", writing.start, name="start"),
    path("work-on/<int:pk>/", writing.work_on, name="work_on"),
    path("<uuid:key>/edit/", writing.edit, name="edit"),
    path("<uuid:key>/edit/<slug:section>/", writing.edit_section, name="edit_section"),
    path("<uuid:key>/preview/", writing.preview, name="preview"),
    path("<uuid:key>/versions/", writing.versions, name="versions"),
    path("<uuid:key>/versions/<int:number>/", writing.version, name="version"),
    path("<uuid:key>/versions/kept-<int:pk>/", writing.kept_draft, name="kept_draft"),
    path("<uuid:key>/merge/", writing.merge, name="merge"),
    path("<uuid:key>/discard/", writing.discard, name="discard"),
]
