"""What workers do for imports in the admin: read a dump table by table, bring what was picked.

Each step is a message of the outbox and one transaction, so that progress can be seen, a worker
that ends in between loses one step at most, and nothing is done twice.
"""

import logging
from dataclasses import asdict

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError
from django.utils.translation import gettext as _

from sparks.core.actions import enqueue

from ..models import CordisRow, CordisRun
from .applying import bring, site_for
from .files import Dump
from .planning import Plan, Verdict, plan_of
from .records import Record, Refused, record_of
from .reporting import broken_line, shown
from .rows import Unreadable
from .searching import Found, Query, Search, missing

READ, BRING = "cordis.read", "cordis.bring"
STEPS = ("project", "organization", "topics")
KEPT_BROKEN = 100

logger = logging.getLogger(__name__)


def promise_step(run: CordisRun, step: int) -> None:
    """Have one table read as soon as this transaction is committed."""
    payload = {"run": run.pk, "step": step}
    enqueue(kind=READ, dedupe_key=f"{READ}:{run.pk}:{step}", payload=payload)


def promise_row(row: CordisRow) -> None:
    """Have one picked project brought as soon as this transaction is committed."""
    enqueue(kind=BRING, dedupe_key=f"{BRING}:{row.pk}", payload={"row": row.pk})


def read_step(run: CordisRun, step: int) -> None:
    """Read one table; after the last one, say what would become of each project."""
    if run.state != CordisRun.State.READING:
        return
    rows = {row.key: row for row in run.rows.exclude(found={})}
    search = Search(_query(run), {key: Found(**row.found) for key, row in rows.items()})
    try:
        with Dump(run.dump.path) as dump:
            search.read(dump, STEPS[step])
            run.read += dump.tables[STEPS[step]].size if STEPS[step] in dump.tables else 0
    except Unreadable as error:
        run.state, run.error = CordisRun.State.FAILED, str(error)[:300]
        run.save(update_fields=["state", "error"])
        return
    _keep(run, rows, search)
    run.broken = [*run.broken, *(broken_line(*each) for each in search.broken)][:KEPT_BROKEN]
    run.broken_count += search.broken_count
    if step + 1 < len(STEPS):
        promise_step(run, step + 1)
    else:
        _judge(run)
        run.state = CordisRun.State.FOUND
    run.save(update_fields=["read", "broken", "broken_count", "state"])


def bring_row(row: CordisRow) -> None:
    """Import one picked project and note what was done; does nothing for one that is done."""
    if row.state != CordisRow.State.WAITING:
        return
    try:
        plan = bring(record=record_of(Found(**row.found)), user=row.run.started_by)
    except Refused as refusal:
        plan = Plan(Verdict.REFUSED, reason=str(refusal))
    except (DataError, IntegrityError, ValidationError):
        # No later attempt would succeed; others, such as a lock, are tried again by the outbox.
        logger.exception("Project %s could not be written", row.key)
        plan = Plan(Verdict.REFUSED, reason=_("It could not be written. Tell who runs the site."))
    _note(row, plan)
    row.state = CordisRow.State.DONE
    row.save(update_fields=["verdict", "reason", "plan", "page", "state"])


def _query(run: CordisRun) -> Query:
    return Query(frozenset(run.ids), tuple(run.phrases))


def _keep(run: CordisRun, rows: dict[str, CordisRow], search: Search) -> None:
    for key, found in search.found.items():
        row = rows.get(key) or CordisRow(run=run, key=key[:40])
        words = (found.project.get("acronym"), found.project.get("title"))
        row.name = shown(" – ".join(text for text in words if text))
        row.line, row.found = found.line, asdict(found)
        row.save()


def _judge(run: CordisRun) -> None:
    rows = list(run.rows.all())
    records: dict[str, Record] = {}
    for row in rows:
        try:
            records[row.key] = record_of(Found(**row.found))
        except Refused as refusal:
            _note(row, Plan(Verdict.REFUSED, reason=str(refusal)))
    site = site_for(list(records.values()))
    for row in rows:
        if row.key in records:
            _note(row, plan_of(records[row.key], site, run.started_by))
    CordisRow.objects.bulk_update(rows, ["verdict", "reason", "plan", "page"])
    for key in missing(_query(run), records.keys() | {row.key for row in rows}):
        reason = _("It is not in this file.")
        CordisRow.objects.create(run=run, key=key[:40], verdict=Verdict.REFUSED, reason=reason)


def _note(row: CordisRow, plan: Plan) -> None:
    row.verdict, row.reason, row.plan = plan.verdict, plan.reason[:300], plan.as_json()
    row.page_id = plan.page.pk if plan.page else None
