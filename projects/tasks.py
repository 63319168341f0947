"""What workers do for projects: they take ids, fetch, and call one function."""

from sparks.core.models import OutboxMessage
from sparks.core.outbox import handler

from .cordis import runs
from .models import CordisRow, CordisRun


@handler(runs.READ)
def read_cordis(message: OutboxMessage) -> None:
    """Read one table of a dump; a search that was deleted meanwhile is let be."""
    run = CordisRun.objects.select_related("dump", "started_by").filter(pk=message.payload["run"])
    if found := run.first():
        runs.read_step(found, message.payload["step"])


@handler(runs.BRING)
def bring_cordis(message: OutboxMessage) -> None:
    """Import one project that was picked."""
    row = CordisRow.objects.select_related("run__started_by").filter(pk=message.payload["row"])
    if found := row.first():
        runs.bring_row(found)
