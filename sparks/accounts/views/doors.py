"""Doors that others have, each of which leads to ours: no password is taken anywhere else."""

import logging

from allauth.account.internal.flows.logout import logout
from allauth.socialaccount.providers.openid_connect import views as oidc_views
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.csrf import csrf_exempt
from requests import RequestException

from sparks.core.posts import SeeOther

from ..actions import is_own

logger = logging.getLogger(__name__)


@csrf_exempt  # nothing is read from what is sent
def to_account(request: HttpRequest) -> HttpResponse:
    """Lead from a sign-in page of Wagtail's to ours, and from there on to where one was going."""
    then = request.GET.get(REDIRECT_FIELD_NAME, "")
    query = f"?{urlencode({REDIRECT_FIELD_NAME: then})}" if is_own(then) else ""
    return SeeOther(f"{reverse('account_login')}{query}")


@csrf_exempt  # as above
def to_reset(request: HttpRequest, **kwargs) -> HttpResponse:
    """Lead from Wagtail's forms for lost passwords to ours."""
    return SeeOther(reverse("account_reset_password"))


def leave_wagtail(request: HttpRequest) -> HttpResponse:
    """Sign out from within the admin; asked for without a form, show ours."""
    if request.method == "POST":
        logout(request)
        return SeeOther(reverse("account_login"))
    return SeeOther(reverse("account_logout"))


def oidc_login(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Begin to sign in through another organisation; a link of somebody else's cannot say how.

    allauth would take parameters for the provider out of the address, and keep them.
    """
    if request.method != "POST":
        return SeeOther(reverse("account_login"))
    if {"auth_params", "scope"} & set(request.GET):
        raise Http404
    try:
        return oidc_views.login(request, provider_id)
    except RequestException:
        logger.warning("The OpenID Connect provider does not answer")
        return SeeOther(reverse("socialaccount_login_error"))
