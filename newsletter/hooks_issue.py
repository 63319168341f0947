"""What the editor of an issue offers beside Wagtail's own."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from .models import IssuePage
from .views_fill import fill, may_fill


@hooks.register("register_admin_urls")
def fill_url() -> list:
    return [path("newsletter/issue/<int:pk>/fill/", fill, name="newsletter_fill")]


@hooks.register("register_page_header_buttons")
def fill_button(page, user, view_name, next_url=None):
    if view_name == "edit" and isinstance(page, IssuePage) and may_fill(page, user):
        url = reverse("newsletter_fill", args=[page.pk])
        yield Button(_("Fill with what is new"), url, icon_name="wand", priority=15)
