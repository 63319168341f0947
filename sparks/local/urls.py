"""Addresses in development: the site's, and the reader of the mails that never left."""

from django.urls import path

from sparks import urls
from sparks.local import mails

handler404, handler500 = urls.handler404, urls.handler500
urlpatterns = [
    path("mails/", mails.inbox, name="mails"),
    path("mails/<slug:name>/", mails.mail, name="mail"),
    path("mails/<slug:name>/page/", mails.page, name="mail_page"),
    path("mails/<slug:name>/raw/", mails.raw, name="mail_raw"),
    *urls.urlpatterns,
]
