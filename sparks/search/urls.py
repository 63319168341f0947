"""Addresses of the search."""

urlpatterns = []
