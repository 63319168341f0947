"""The report of an import in words, for the command and the admin."""

from collections import Counter
from collections.abc import Iterator

from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from .planning import Change, Plan, Verdict
from .rows import Broken

SHOWN = 160  # letters of a text; the whole of it is on the page


def shown(text: str) -> str:
    """Give a text short enough for a line of the report; a stroke for an empty one."""
    words = " ".join(strip_tags(text.replace("</p>", " ")).split())
    return Truncator(words).chars(SHOWN) if words else "–"


def change_line(change: Change) -> str:
    """Give one field's change as a line."""
    parts = {"field": change.label, "old": shown(change.old), "new": shown(change.new)}
    if change.kept:
        return _("%(field)s: kept %(old)s (CORDIS: %(new)s)") % parts
    return _("%(field)s: %(old)s → %(new)s") % parts


def lines_of(key: str, name: str, line: int, plan: Plan) -> Iterator[str]:
    """Give the report of one project: what becomes of it, then each field and remark."""
    head = {"verdict": plan.verdict.label, "key": key, "name": shown(name), "line": line}
    yield _("%(verdict)s: %(key)s %(name)s (line %(line)d)") % head
    if plan.reason:
        yield f"    {plan.reason}"
    for change in plan.changes:
        yield f"    {change_line(change)}"
    for remark in plan.remarks:
        yield f"    ! {remark}"


def broken_line(table: str, broken: Broken) -> str:
    """Give a row that could not be read as a line."""
    parts = {"table": table, "line": broken.line, "reason": broken.reason}
    words = _("Not read: line %(line)d of “%(table)s”: %(reason)s") % parts
    return f"{words} {broken.begin}" if broken.begin else words


def counts_line(verdicts: Counter) -> str:
    """Give how many projects there are of each verdict."""
    return ", ".join(f"{each.label}: {verdicts[each]}" for each in Verdict)
