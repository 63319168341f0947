"""Where members of a team land when they sign in."""

from django.urls import reverse
from django.utils.translation import gettext as _

from sparks.accounts.landing import place

from .models import Team


@place
def portal(user) -> tuple[str, str] | None:
    """The overview, for whoever is in a team."""
    if not Team.objects.of(user).exists():
        return None
    return _("Your teams"), reverse("submissions:portal")
