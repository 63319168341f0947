"""The mails of accounts. Each says what to do if one did not ask for it."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from sparks.core.emails import send

# What has changed, in a mail to whoever has the account.
NOTICES = {
    "account_connected": _("Signing in through another organisation was set up."),
    "account_disconnected": _("Signing in through another organisation was taken away."),
    "email_changed": _("The account was given another e-mail address."),
    "email_deleted": _("An e-mail address was taken away from the account."),
    "password_changed": _("The password was changed."),
    "password_reset": _("The password was changed, with a code sent to this address."),
    "password_set": _("A password was set."),
    "recovery_codes_generated": _("New recovery codes were made. The old ones no longer work."),
    "second_step_reset": _(
        "The second step was taken away by the people who run the site, because it was lost."
    ),
    "totp_activated": _("An authenticator app was added."),
    "totp_deactivated": _("The authenticator app was taken away."),
    "webauthn_added": _("A passkey was added."),
    "webauthn_removed": _("A passkey was taken away."),
}
PAGES = {
    "login_url": "account_login",
    "code_url": "account_request_login_code",
    "signup_url": "account_signup",
    "reset_url": "account_reset_password",
}


def account(*, name: str, to: str, language: str, context: dict, message_id: str) -> None:
    """Send one of the mails of accounts; `context` holds plain texts, as the outbox kept them."""
    with translation.override(language):
        context = {**context, **{key: _absolute(page) for key, page in PAGES.items()}}
        if "what" in context:
            context["news"] = str(NOTICES[context["what"]])
    send(name, to=to, language=language, message_id=message_id, context=context)


def _absolute(name: str) -> str:
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse(name)
