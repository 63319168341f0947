"""Where allauth asks us: what is refused, in which words, how mails leave, what is encrypted."""

from copy import deepcopy

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.base.constants import AuthError
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sparks.core.limits import UNKNOWN, network_of
from sparks.core.posts import SeeOther

from . import actions, landing, limits, sealing
from .rules import needs_second_factor
from .second_factor import STRONG

NOWHERE = "0.0.0.0"  # noqa: S104 - no address to listen at, but one that says nothing
CODES = {
    "login_code": "login",
    "password_reset_code": "reset",
    "email_confirmation": "confirm",
    "email_confirmation_signup": "confirm",
}
KNOWN, UNKNOWN_ACCOUNT = "account_already_exists", "unknown_account"


class AccountAdapter(DefaultAccountAdapter):
    """Signing in and up, passwords, mails."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("That address and that password do not belong together."),
        "incorrect_code": _("That is not the right code, or it has been used."),
        "incorrect_password": _("That is not the right password."),
        "enter_current_password": _("That is not your present password."),
        "duplicate_email": _("This is the address that you have now."),
        "same_as_current": _("This is the address that you have now."),
        "too_many_login_attempts": _("There were many tries. Please start again in a while."),
        "rate_limited": _("There were many tries. Please start again in a while."),
    }

    def get_client_ip(self, request) -> str:
        """Give the network a request comes from: single addresses are kept nowhere."""
        network = network_of(request)
        return NOWHERE if network == UNKNOWN else network.partition("/")[0]

    def is_safe_url(self, url: str) -> bool:
        """Tell whether to lead on to an address: only within this site."""
        return actions.is_own(url)

    def get_login_redirect_url(self, request) -> str:
        """Give where somebody lands who was not on the way to anything."""
        return landing.place_for(request.user)

    def get_signup_redirect_url(self, request) -> str:
        """Give where a new account lands."""
        return landing.place_for(request.user)

    def pre_authenticate(self, request, **credentials) -> None:
        """Count a password before it is looked at; raise ValidationError when there were many."""
        if seconds := limits.password_wait(request, credentials.get("email", "")):
            raise ValidationError(limits.too_many_words(seconds), code="too_many")

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Promise a mail with a code, or the news that an address has an account, or has none."""
        what = template_prefix.rpartition("/")[2]
        if what in CODES:
            values = {"code": context["code"], "purpose": CODES[what]}
            actions.promise_mail(name="account_code", to=email, context=values)
        elif what == KNOWN:
            actions.promise_mail(name="account_known", to=email)
        elif what == UNKNOWN_ACCOUNT:
            actions.promise_mail(name="account_unknown", to=email)
        else:
            raise LookupError(f"There is no mail {template_prefix!r}.")

    def send_notification_mail(self, template_prefix, user, context=None, email=None) -> None:
        """Promise the news of a change to whoever has the account."""
        what = template_prefix.rpartition("/")[2]
        to = email or EmailAddress.objects.get_primary_email(user) or user.email
        actions.promise_mail(name="account_notice", to=to, context={"what": what})


class MFAAdapter(DefaultMFAAdapter):
    """Second factors: encrypted, and not taken away from whoever must have one."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("That is not the right code, or it has been used."),
        "cannot_delete_authenticator": _(
            "Your account may do things that need a second step, so its last one has to stay. "
            "Add another first."
        ),
    }

    def encrypt(self, text: str) -> str:
        """Give a secret as it is stored."""
        return sealing.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Give a stored secret as it was; raises sealing.Unreadable."""
        return sealing.unseal(encrypted_text)

    def generate_authenticator_name(self, user, type) -> str:
        """Give a name for a new passkey, until its owner gives a better one."""
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return _("My passkey") if number == 1 else _("My passkey %(n)d") % {"n": number}

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Tell whether an authenticator may go: always, but for the last one of who needs it."""
        others = Authenticator.objects.filter(user=authenticator.user, type__in=STRONG)
        return others.exclude(pk=authenticator.pk).exists() or not needs_second_factor(
            authenticator.user
        )


class SocialAdapter(DefaultSocialAccountAdapter):
    """Signing in through another organisation: never trusted with whose address is whose."""

    def pre_social_login(self, request, sociallogin) -> None:
        """Take no address for proved: we send a code there ourselves."""
        for address in sociallogin.email_addresses:
            address.verified = False

    def list_apps(self, *args, **kwargs) -> list:
        """Give the providers; allauth writes into their settings, so these are copies."""
        apps = super().list_apps(*args, **kwargs)
        for app in apps:
            app.settings = deepcopy(app.settings)
        return apps

    def on_authentication_error(self, *args, error=None, **kwargs) -> None:
        """Show our own pages."""
        turned_back = error == AuthError.CANCELLED
        page = "socialaccount_login_cancelled" if turned_back else "socialaccount_login_error"
        raise ImmediateHttpResponse(SeeOther(reverse(page)))
