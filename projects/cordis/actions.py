"""What editors do with dumps of CORDIS: keep one, search it, import what they picked."""

from collections.abc import Iterable

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from .. import tasks  # noqa: F401  (registers what the promises below are kept by)
from ..models import CordisDump, CordisRow, CordisRun
from . import runs
from .files import Dump
from .rows import Unreadable

FOLDER = "private/cordis"
KEPT_DUMPS = 6
KEPT_RUNS = 30


def keep_dump(*, file, by) -> CordisDump:
    """Keep an uploaded dump in private and let go of the oldest; give it.

    file: a Django UploadedFile. Raises Unreadable, and keeps nothing then.
    """
    suffix = ".json" if file.name.lower().endswith(".json") else ".csv"
    suffix = ".zip" if file.name.lower().endswith(".zip") else suffix
    # A single table must be that of projects: its own name says nothing here.
    name = default_storage.save(f"{FOLDER}/{get_random_string(20)}-project{suffix}", file)
    dump = CordisDump(name=file.name[-200:], file=name, size=file.size, uploaded_by=by)
    try:
        with Dump(dump.path) as opened:
            if "project" not in opened.tables:
                raise Unreadable(_("There is no table of projects in this file."))
        dump.save()
    except BaseException:
        default_storage.delete(name)
        raise
    for old in CordisDump.objects.all()[KEPT_DUMPS:]:
        forget_dump(dump=old)
    return dump


@transaction.atomic
def forget_dump(*, dump: CordisDump) -> None:
    """Delete a dump with the searches through it; what was imported stays."""
    name = dump.file
    dump.delete()
    transaction.on_commit(lambda: default_storage.delete(name))


@transaction.atomic
def start(*, dump: CordisDump, ids: list[str], phrases: list[str], by) -> CordisRun:
    """Begin to search a dump; workers go on. Raises Unreadable."""
    with Dump(dump.path) as opened:
        size = sum(table.size for table in opened.tables.values())
    run = CordisRun.objects.create(dump=dump, ids=ids, phrases=phrases, started_by=by, size=size)
    runs.promise_step(run, 0)
    kept = CordisRun.objects.values_list("pk", flat=True)[:KEPT_RUNS]
    CordisRun.objects.exclude(pk__in=list(kept)).delete()
    return run


@transaction.atomic
def pick(*, run: CordisRun, rows: Iterable[int], by) -> int:
    """Import what was picked, as drafts in the name of `by`; workers go on. Give how many.

    Rows that would change nothing, or were picked before, are passed over.
    """
    locked = run.rows.select_for_update().filter(pk__in=rows)
    picked = [row for row in locked if row.can_be_picked]
    if not picked:
        return 0
    run.started_by = by  # in whose name, and with whose rights, it is written
    run.save(update_fields=["started_by"])
    for row in picked:
        row.state = CordisRow.State.WAITING
        row.save(update_fields=["state"])
        runs.promise_row(row)
    log(instance=run, action="projects.cordis", user=by, data={"count": len(picked)})
    return len(picked)
