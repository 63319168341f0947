"""Addresses in development: the site's, and the reader of the mails that never left."""

from django.urls import path

from sparks import urls
from sparks.local import mails as views

handler404, handler500 = urls.handler404, urls.handler500
mails = [
    path("mails/", views.inbox, name="mails"),
    path("mails/<str:name>/", views.mail, name="mail"),
    path("mails/<str:name>/page/", views.page, name="mail_page"),
    path("mails/<str:name>/raw/", views.raw, name="mail_raw"),
]
urlpatterns = [*mails, *urls.urlpatterns]
