"""Addresses of the search."""

from django.urls import path

from . import done, views

urlpatterns = [
    path("search/", views.search, name="search"),
    path("search/suggestions/", views.suggest, name="search_suggestions"),
    path("search/done/", done.has_been_done, name="has_been_done"),
]
