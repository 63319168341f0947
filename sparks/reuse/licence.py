"""What may be done with the answers: it stands in each of them."""

from django.conf import settings

from .records import Record, Uri

URL = "https://creativecommons.org/licenses/by/4.0/"
CORDIS = (
    "Facts of projects whose source is “cordis”: CORDIS, © European Union, reuse authorised by "
    "Decision 2011/833/EU."
)


class Licence(Record):
    """What may be done with this, and what has to be said."""

    name: str
    url: Uri
    attribution: str
    """What to write beside it."""
    notice: str
    """What is under other terms."""


def licence() -> Licence:
    """Give the licence of all that this API gives out."""
    return Licence(
        name="CC BY 4.0",
        url=URL,
        attribution=f"{settings.WAGTAIL_SITE_NAME}, {settings.WAGTAILADMIN_BASE_URL}",
        notice=f"{CORDIS} Linked files and pictures have the licences of those who made them.",
    )
