"""Where somebody can go who is signed in: the places that rooms have for them.

@place
def portal(user) -> tuple[str, str] | None:   # what it is called, its address
"""

from collections.abc import Callable

from django.urls import reverse
from django.utils.translation import gettext as _

Place = Callable[[object], tuple[str, str] | None]

_places: list[Place] = []


def place(function: Place) -> Place:
    """Register the decorated function; what was registered first is offered first."""
    if function not in _places:
        _places.append(function)
    return function


def places_for(user) -> list[tuple[str, str]]:
    """Give name and address of all places that somebody may enter."""
    return [found for function in _places if (found := function(user))]


def place_for(user) -> str:
    """Give the address of the first of these places, or else of the account itself."""
    found = places_for(user)
    return found[0][1] if found else reverse("account_home")


@place
def editors_area(user) -> tuple[str, str] | None:
    """The admin, for those who may enter it."""
    if not user.has_perm("wagtailadmin.access_admin"):
        return None
    return _("Editors’ area"), reverse("wagtailadmin_home")
