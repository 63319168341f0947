"""What follows from steps that allauth announces."""

from allauth.account.models import EmailAddress
from allauth.account.signals import authentication_step_completed, user_logged_in
from django.conf import settings

from .second_factor import ELSEWHERE, record


def connect() -> None:
    """Listen; called once when the app is ready."""
    user_logged_in.connect(shown_elsewhere, dispatch_uid="shown_elsewhere")
    authentication_step_completed.connect(forget_stranger, dispatch_uid="forget_stranger")


def shown_elsewhere(sender, request, user, sociallogin=None, **kwargs) -> None:
    """Take two factors shown at another organisation for two, when it says so and we believe it."""
    if sociallogin is None:
        return
    claims = sociallogin.account.extra_data.get("id_token") or {}
    told = {claims.get("acr"), *(claims.get("amr") or [])}
    if told.intersection(settings.OIDC_MFA_CLAIMS):
        record(request, user, ELSEWHERE)


def forget_stranger(sender, request, user, method: str, email: str | None = None, **kwargs) -> None:
    """Take away the password of an account whose address was never proved, when its owner comes.

    Anybody could have opened the account with this address and a password of theirs, to wait for
    the owner to use it.
    """
    if method != "code" or not email:
        return
    unproved = EmailAddress.objects.filter(user_id=user.pk, email=email, verified=False)
    if user.has_usable_password() and unproved.exists():
        user.set_unusable_password()
        user.save(update_fields=["password"])
