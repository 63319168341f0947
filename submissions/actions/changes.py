"""The checklist of what editors asked for."""

from django.db import transaction
from django.utils import timezone

from ..models import RequestedChange
from ..permissions import demand
from ..rights import Right


@transaction.atomic
def mark_done(*, change: RequestedChange, user, done: bool = True) -> RequestedChange:
    """Tick one requested change off, or take the tick back; raises PermissionDenied."""
    demand(change.contribution, user, Right.WRITE)
    change = RequestedChange.objects.select_for_update().get(pk=change.pk)
    if done != bool(change.done_at):
        change.done_at = timezone.now() if done else None
        change.done_by = user if done else None
        change.save(update_fields=["done_at", "done_by"])
    return change
