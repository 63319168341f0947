"""Addresses: how one joins."""

from django.urls import path

from ..views import joining

urlpatterns = [
    path("", joining.join, name="join"),
    path("apply/", joining.apply, name="apply"),
    path("requests/<uuid:key>/", joining.request_page, name="request"),
    path("requests/<uuid:key>/withdraw/", joining.withdraw, name="withdraw_request"),
    path("invitation/<str:token>/", joining.invitation, name="invitation"),
]
