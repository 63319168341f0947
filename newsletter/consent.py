"""The words that people agree to when they sign up, each wording under a version for ever.

Evidence of consent names the version. To change the words, add a version and make it VERSION;
never edit or remove one: tests/newsletter/subscribers/test_consent.py keeps a digest of each.
"""

from django.utils.translation import gettext_lazy as _

TEXTS = {
    "1": _(
        "I want to receive the newsletter of Sparks in the Dark at this address, and agree that my "
        "address and my choices are kept for it. I can unsubscribe at any time with one click."
    ),
}
VERSION = "1"


def current_text() -> str:
    """Give the words shown beside the button now, in the active language."""
    return str(TEXTS[VERSION])
