"""Where a subscriber did something: what stands in the evidence of consent."""

from django.db import models


class Form(models.TextChoices):
    """The forms with which people sign up; a hidden field of each says which it is."""

    FOOTER = "footer"
    HOME = "home"
    PAGE = "page"


CONFIRM_LINK = "link in the confirmation mail"
ADDRESS_LINK = "link in the mail to the new address"
PREFERENCES = "preferences page"
UNSUBSCRIBE_PAGE = "unsubscribe page"
ONE_CLICK = "one-click unsubscribe"


def of_form(form: str) -> str:
    """Give the place of a sign-up form."""
    return f"sign-up form ({form})"
