"""Deliveries of mailings that ended long ago are reduced to counts."""

from datetime import timedelta

from django.db.models import Count
from django.utils import timezone

from ..models import Delivery, Mailing

KEEP = timedelta(days=30)
CHUNK = 5_000


def reduce_old() -> int:
    """Count and delete the deliveries of mailings that ended over 30 days ago; give how many.

    The counts are written first, so that an interruption loses nothing: the next run goes on.
    """
    deleted = 0
    for mailing in Mailing.objects.filter(finished_at__lt=timezone.now() - KEEP):
        if mailing.final_counts is None:
            rows = mailing.deliveries.order_by().values_list("state").annotate(Count("pk"))
            mailing.final_counts = dict(rows)
            Mailing.objects.filter(pk=mailing.pk).update(final_counts=mailing.final_counts)
        deleted += _delete(mailing)
    return deleted


def _delete(mailing: Mailing) -> int:
    deleted = 0
    while ids := list(mailing.deliveries.values_list("pk", flat=True)[:CHUNK]):
        Delivery.objects.filter(pk__in=ids).delete()
        deleted += len(ids)
    return deleted
