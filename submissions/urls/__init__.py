"""Addresses of the portal and of joining, all below the language: a file for each part."""

from django.urls import include, path

from . import files, joining, portal, teams, writing

app_name = "submissions"
urlpatterns = [
    path("join/", include(joining.urlpatterns)),
    path("portal/", include(portal.urlpatterns)),
    path("portal/teams/<uuid:team_key>/", include(teams.urlpatterns)),
    path("portal/teams/<uuid:team_key>/files/", include(files.urlpatterns)),
    path("portal/texts/", include(writing.urlpatterns)),
]
