"""Addresses of the newsletter: below each language, and those that machines POST to."""

from django.urls import include, path

from . import views
from .bounces import webhooks

app_name = "newsletter"
urlpatterns = [
    path("subscription/", views.sign_up, name="sign_up"),
    path("subscription/<str:token>/", views.preferences, name="preferences"),
    path("subscription/<str:token>/unsubscribe/", views.unsubscribe, name="unsubscribe"),
]

neutral = [
    path("unsubscribe/<str:token>/", views.one_click, name="one_click"),
    path("mail-events/", include(webhooks.addresses())),
]
