"""What a password must be: long, and not what somebody who knows us would try first."""

import re

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .second_factor import has_second_factor

MIN_LENGTH = 15
MIN_LENGTH_WITH_SECOND_FACTOR = 12
MAX_LENGTH = 128
# What is left when these are taken away must still be a password.
CONTEXT = ["sparks", "spark", "dark", "password", "passphrase", "letmein", "welcome"]
MIN_REST = 8


class LengthValidator:
    """From 15 characters, or 12 for an account with a second factor, to 128."""

    def validate(self, password: str, user=None) -> None:
        """Raise ValidationError when the password is too short or too long."""
        least = MIN_LENGTH
        if user is not None and user.pk and has_second_factor(user):
            least = MIN_LENGTH_WITH_SECOND_FACTOR
        if len(password) < least:
            text = ngettext(
                "Use %(count)d character or more. Several words in a row are easy to remember.",
                "Use %(count)d characters or more. Several words in a row are easy to remember.",
                least,
            )
            raise ValidationError(text % {"count": least}, code="password_too_short")
        if len(password) > MAX_LENGTH:
            text = _("Use at most %(count)d characters.") % {"count": MAX_LENGTH}
            raise ValidationError(text, code="password_too_long")

    def get_help_text(self) -> str:
        """Say the rule in words."""
        return _("%(count)d characters or more. Several words in a row do well.") % {
            "count": MIN_LENGTH
        }


class ContextValidator:
    """Not mostly made of our name, or of the person's address."""

    def validate(self, password: str, user=None) -> None:
        """Raise ValidationError when little is left without the words that suggest themselves."""
        rest = re.sub(r"[\W_]", "", password.lower())
        for word in sorted(_words(user), key=len, reverse=True):
            rest = rest.replace(word, "")
        if len(set(rest)) < MIN_REST:
            raise ValidationError(
                _("Choose words that have nothing to do with this site, your name or address."),
                code="password_from_context",
            )

    def get_help_text(self) -> str:
        """Say the rule in words."""
        return _("Nothing made of the name of this site, your own name or your address.")


def _words(user) -> set[str]:
    texts = [settings.WAGTAIL_SITE_NAME]
    if user is not None:
        texts += [user.email, user.first_name, user.last_name]
    parts = [part for text in texts for part in (*re.split(r"\W+", text), re.sub(r"\W", "", text))]
    return {part.lower() for part in parts if len(part) > 3}.union(CONTEXT)
