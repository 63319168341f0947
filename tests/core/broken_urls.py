"""Addresses at which things go wrong, beside those of the site."""

import psycopg
from django.db import InterfaceError, connection
from django.urls import path

from sparks.urls import handler404, handler500, urlpatterns

__all__ = ["handler404", "handler500"]


def no_connection(request):
    """Fail as Django does when PostgreSQL refuses or the pool has waited in vain."""
    with connection.wrap_database_errors:
        psycopg.connect("postgres://127.0.0.1:9/none", connect_timeout=2)


def connection_lost(request):
    raise InterfaceError("the connection is closed")


def bug(request):
    raise ZeroDivisionError


urlpatterns = [
    path("no-connection", no_connection),
    path("connection-lost", connection_lost),
    path("bug", bug),
    *urlpatterns,
]
