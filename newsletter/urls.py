"""Addresses of the newsletter: below each language, and those that machines POST to.

A token (newsletter.links) is longer than any of the words that stand in its place.
"""

from django.urls import include, path

from . import views
from .bounces import webhooks

app_name = "newsletter"
urlpatterns = [
    path("subscription/", views.sign_up, name="sign_up"),
    path("subscription/link/", views.send_link, name="send_link"),
    path("subscription/erased/", views.erased, name="erased"),
    path("subscription/<str:token>/", views.preferences, name="preferences"),
    path("subscription/<str:token>/confirm/", views.confirm, name="confirm"),
    path("subscription/<str:token>/pause/", views.pause, name="pause"),
    path("subscription/<str:token>/resume/", views.resume, name="resume"),
    path("subscription/<str:token>/address/", views.ask_for_address, name="ask_for_address"),
    path("subscription/<str:token>/address/cancel/", views.cancel_address, name="cancel_address"),
    path(
        "subscription/<str:token>/address/<str:proof>/",
        views.confirm_address,
        name="confirm_address",
    ),
    path("subscription/<str:token>/data.json", views.download, name="download"),
    path("subscription/<str:token>/unsubscribe/", views.unsubscribe, name="unsubscribe"),
    path("subscription/<str:token>/come-back/", views.come_back, name="come_back"),
    path("subscription/<str:token>/erase/", views.erase, name="erase"),
]

neutral = [
    path("unsubscribe/<str:token>/", views.one_click, name="one_click"),
    path("mail-events/", include(webhooks.addresses())),
]
