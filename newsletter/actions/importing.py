"""Bringing subscribers along: a file is read and judged first, and imported in a second step."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from ..importing.judging import Evidence, Judge
from ..importing.reading import rows_of
from ..importing.verdicts import compare, store, subscribe
from ..models import DayCount, ImportRow, SubscriberImport

State = SubscriberImport.State


class NotImported(ValueError):
    """There is nothing to import; the text is for the editor."""


@transaction.atomic
def receive(
    *, file_name: str, data: bytes, evidence: Evidence, language: str, by
) -> SubscriberImport:
    """Read and judge a file; nobody becomes a subscriber by it.

    `language` is theirs where the file does not say. Raises reading.Unreadable.
    """
    source = SubscriberImport.objects.create(file_name=file_name[:200], uploaded_by=by)
    store(source, Judge(evidence, language).rows(rows_of(data)))
    source.counts = compare(source)
    if not source.counts:
        raise NotImported(_("There are no addresses in this file."))
    source.save(update_fields=["counts"])
    return source


@transaction.atomic
def carry_out(*, source: SubscriberImport, by) -> int:
    """Subscribe the new ones of a file, all or nobody; give how many.

    Who left, was suppressed or signed up since the file was read is left out now.
    """
    source = SubscriberImport.objects.select_for_update().get(pk=source.pk)
    if source.state != State.CHECKED:
        raise NotImported(_("This file was imported already."))
    source.counts = compare(source)
    if not source.counts.get(ImportRow.Verdict.NEW):
        raise NotImported(_("There is nobody new in this file."))
    count = subscribe(source)
    source.state, source.finished_at = State.DONE, timezone.now()
    source.save(update_fields=["state", "finished_at", "counts"])
    DayCount.add(DayCount.What.IMPORTED, count)
    log(instance=source, action="newsletter.import", user=by, data={"count": count})
    return count


@transaction.atomic
def discard(*, source: SubscriberImport) -> None:
    """Forget a file that was not imported, with all its rows."""
    source = SubscriberImport.objects.select_for_update().get(pk=source.pk)
    if source.state != State.CHECKED:
        raise NotImported(_("This file was imported already."))
    source.delete()
