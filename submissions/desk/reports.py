"""The report “How long teams wait”: tables for everybody, each as a CSV file, too."""

import csv
from dataclasses import dataclass
from datetime import timedelta
from itertools import zip_longest

from django.http import Http404, HttpResponse
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from sparks.core.spreadsheets import harmless

from ..models import Contribution
from ..models.contributions import State
from . import access, figures
from .places import text_url
from .queue import WHOM
from .waiting import EDITORS, TEAM, age

TYPES = dict(Contribution.PageType.choices)
WHO = {State.IN_REVIEW: WHOM[EDITORS], State.CHANGES_REQUESTED: WHOM[TEAM]}


@dataclass(frozen=True)
class Figures:
    """A table of the report: the first cell of a row names it; `links` may lead from there."""

    name: str
    title: str
    head: list[str]
    rows: list[list]
    links: list[str]

    @property
    def linked_rows(self) -> list[tuple[list, str]]:
        """Give the rows, each with where its name leads to, or nothing."""
        return list(zip_longest(self.rows, self.links, fillvalue=""))


def days(span: timedelta) -> str:
    """Give a span of time in days, to one place."""
    return f"{span / timedelta(days=1):.1f}"


def answers_table(name: str, title: str, first: str, rows: list[tuple[str, figures.Answers]]):
    head = [first, _("Answered"), _("Median, in days"), _("Nine in ten within, in days")]
    cells = [[label, a.count, days(a.median), days(a.nine_in_ten)] for label, a in rows]
    return Figures(name, title, head, cells, [])


def by_month() -> Figures:
    found = [(date_format(localtime(a.month), "F Y"), a) for a in figures.answers("month")]
    found += [(_("All months"), a) for a in figures.answers()]
    return answers_table("months", _("Time to the first answer, by month"), _("Sent in"), found)


def by_type() -> Figures:
    found = [(str(TYPES[a.page_type]), a) for a in figures.answers("page_type")]
    return answers_table("types", _("Time to the first answer, by type"), _("Of what"), found)


def who_is_waited_for() -> Figures:
    head = [_("Waits for"), _("Texts"), _("Median, in days"), _("Longest, in days")]
    rows = [
        [str(WHO[w.state]), w.count, days(w.median), days(w.longest)] for w in figures.waiting()
    ]
    return Figures("waiting", _("What waits now, and for whom"), head, rows, [])


def oldest() -> Figures:
    found = figures.oldest()
    head = [_("Title"), _("Team"), _("With"), _("Waits for")]
    rows = [[str(t), str(t.team), str(t.assignee or _("nobody yet")), age(t.since)] for t in found]
    links = [text_url(text) for text in found]
    return Figures("oldest", _("What has waited for editors longest"), head, rows, links)


def by_state() -> Figures:
    rows = [[str(state.label), count] for state, count in figures.by_state()]
    return Figures("states", _("All texts by state"), [_("State"), _("Texts")], rows, [])


def outcomes() -> Figures:
    found = figures.outcomes()
    head = [_("Of the texts answered"), _("Texts"), _("Per cent")]
    rows = [
        [_("All"), found.answered, 100],
        [_("Given back at least once"), found.returned, found.returned_percent],
        [_("Declined"), found.declined, found.declined_percent],
    ]
    title = _("What was answered")
    return Figures("outcomes", title, head, rows if found.answered else [], [])


TABLES = {
    "months": by_month,
    "types": by_type,
    "waiting": who_is_waited_for,
    "oldest": oldest,
    "states": by_state,
    "outcomes": outcomes,
}


class WaitingReportView(access.Needs, WagtailAdminTemplateMixin, TemplateView):
    """How long teams waited within a year, and what waits now."""

    template_name = "wagtailadmin/submissions/report.html"
    page_title = gettext_lazy("How long teams wait")
    header_icon = "time"

    @classmethod
    def paths(cls) -> list:
        """Give what the hook register_admin_urls wants."""
        return [path("reports/waiting-teams/", cls.as_view(), name="report_waiting_teams")]

    @classmethod
    def url(cls) -> str:
        """Give the address of the report."""
        return reverse("report_waiting_teams")

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get(self, request, *args, **kwargs):
        name = request.GET.get("export")
        if name is None:
            return super().get(request, *args, **kwargs)
        if name not in TABLES:
            raise Http404
        return as_csv(TABLES[name]())

    def get_context_data(self, **kwargs):
        tables = [make() for make in TABLES.values()]
        return super().get_context_data(tables=tables, months=figures.MONTHS, **kwargs)


def as_csv(table: Figures) -> HttpResponse:
    """Give a table as a file that no spreadsheet program takes for formulas."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="texts-{table.name}.csv"'
    writer = csv.writer(response)
    writer.writerow(table.head)
    for row in table.rows:
        writer.writerow([harmless(cell) if isinstance(cell, str) else cell for cell in row])
    return response
