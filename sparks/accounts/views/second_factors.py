"""Second factors: adding one, which is showing it too; and recovery codes, which stay as they are.

allauth notes in the database that recovery codes were looked at. We do not ask, and reading writes
nothing.
"""

from allauth.account.decorators import reauthentication_required
from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_safe

from ..second_factor import record
from .common import OwnPage

again = reauthentication_required(app="allauth.mfa")


class AddApp(ActivateTOTPView):
    """An authenticator app; its first code has been checked."""

    def form_valid(self, form):
        response = super().form_valid(form)
        record(self.request, self.request.user, Authenticator.Type.TOTP)
        return response


class AddPasskey(AddWebAuthnView):
    """A passkey; it has just signed our challenge."""

    def form_valid(self, form):
        response = super().form_valid(form)
        record(self.request, self.request.user, Authenticator.Type.WEBAUTHN)
        return response


@method_decorator(again, name="dispatch")
class RecoveryCodes(OwnPage):
    """The codes that are left."""

    def get_context_data(self, **kwargs) -> dict:
        context = {
            "unused_codes": _unused_codes(self.request),
            "total_count": app_settings.RECOVERY_CODE_COUNT,
        }
        return {**super().get_context_data(**kwargs), **context}


@login_required
@again
@require_safe
def download_recovery_codes(request: HttpRequest) -> HttpResponse:
    """Give the codes that are left as a text file."""
    text = render_to_string("account/recovery_codes.txt", {"unused_codes": _unused_codes(request)})
    response = HttpResponse(text, content_type="text/plain; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="recovery-codes.txt"'
    return response


def _unused_codes(request: HttpRequest) -> list[str]:
    kept = get_object_or_404(
        Authenticator, user=request.user, type=Authenticator.Type.RECOVERY_CODES
    )
    return kept.wrap().get_unused_codes()
