"""Remembering what an editor has read."""

from django.db import transaction

from ..models import Contribution, LastLook


@transaction.atomic
def look(*, contribution: Contribution, user) -> LastLook | None:
    """Note that `user` has read the newest version that was sent; None before the first.

    What was read once stays read: an older look never replaces a newer one.
    """
    numbers = contribution.versions.order_by("-number").values_list("number", flat=True)
    newest = numbers.first()
    if newest is None:
        return None
    found, _created = LastLook.objects.select_for_update().get_or_create(
        contribution=contribution, user=user, defaults={"number": newest}
    )
    found.number = max(found.number, newest)
    found.save(update_fields=["number", "at"])
    return found
