"""The addresses of the site as they are with a mail provider."""

from django.urls import include, path

from newsletter.bounces import webhooks
from sparks.urls import handler404, handler500, urlpatterns

urlpatterns = [path("mail-events/", include(webhooks.addresses())), *urlpatterns]

__all__ = ["handler404", "handler500", "urlpatterns"]
