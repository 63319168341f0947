"""Signing in with a passkey."""

from allauth.account.models import Login
from allauth.account.utils import get_next_redirect_url
from allauth.mfa.webauthn import views
from allauth.mfa.webauthn.internal import auth, flows
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse

from sparks.core.posts import SeeOther


class PasskeyLogin(views.LoginWebAuthnView):
    """Two steps, both sent as forms: a challenge is asked for, then answered."""

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        return SeeOther(reverse("account_login"))

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if "credential" not in request.POST:
            return JsonResponse(auth.begin_authentication(user=None))
        return super().post(request, *args, **kwargs)

    def form_valid(self, form) -> HttpResponse:
        authenticator = form.cleaned_data["credential"]
        then = get_next_redirect_url(self.request)
        login = Login(user=authenticator.user, redirect_url=then)
        return flows.perform_passwordless_login(self.request, authenticator, login)
