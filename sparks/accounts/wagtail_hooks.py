"""What accounts add to Wagtail's admin: the way to our pages, and accounts changed there."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import actions


@hooks.register("register_settings_menu_item")
def own_account() -> MenuItem:
    return MenuItem(_("Sign-in and security"), reverse("account_home"), icon_name="lock", order=1)


@hooks.register("after_create_user")
def welcome(request, user) -> None:
    actions.welcome(user=user)


@hooks.register("after_edit_user")
def keep_address(request, user) -> None:
    actions.keep_address(user=user, verified=False)
