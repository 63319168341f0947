"""Addresses in development: the site's, the reader of the mails that never left, demo codes."""

from django.urls import path

from sparks import urls
from sparks.local import mails as views
from sparks.local.codes import codes as demo_codes

handler404, handler500 = urls.handler404, urls.handler500
mails = [
    path("mails/", views.inbox, name="mails"),
    path("mails/<str:name>/", views.mail, name="mail"),
    path("mails/<str:name>/page/", views.page, name="mail_page"),
    path("mails/<str:name>/raw/", views.raw, name="mail_raw"),
]
codes = [path("codes/", demo_codes, name="codes")]
urlpatterns = [*mails, *codes, *urls.urlpatterns]
