"""How long teams wait: figures that were worked out by hand."""

import csv
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
import time_machine
from django.urls import reverse

from submissions.desk import figures
from submissions.models import Contribution, RequestedChange
from submissions.models.contributions import State
from tests.factories.teams import ContributionFactory, TeamFactory

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
OCTOBER, NOVEMBER = datetime(2026, 10, 5, 9, tzinfo=UTC), datetime(2026, 11, 2, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOW, tick=False):
        yield


def answered(sent_at: datetime, days: float, **fields) -> Contribution:
    """Make a text that got its first answer after so many days."""
    fields = {"outcome": "published", "team": TeamFactory(), **fields}
    at = sent_at + timedelta(days=days)
    return ContributionFactory(submitted_at=sent_at, first_answer_at=at, closed_at=at, **fields)


@pytest.fixture
def answers(db):
    """Five texts: 1, 2, 3 and 9 days in October, half a day in November."""
    for days in (1, 2, 3, 9):
        answered(OCTOBER, days)
    answered(NOVEMBER, 0.5, page_type="event", outcome="declined")


def told(rows) -> list[tuple]:
    day = timedelta(days=1)
    return [(row.count, row.median / day, round(row.nine_in_ten / day, 3)) for row in rows]


def test_by_month(answers):
    # Of 1, 2, 3, 9: the median lies between 2 and 3, nine in ten at 3 + 0.7 * 6.
    assert told(figures.answers("month")) == [(1, 0.5, 0.5), (4, 2.5, 7.2)]


def test_by_type(answers):
    found = figures.answers("page_type")
    assert [row.page_type for row in found] == ["event", "article"]
    assert told(found) == [(1, 0.5, 0.5), (4, 2.5, 7.2)]


def test_all_together(answers):
    # 0.5, 1, 2, 3, 9: nine in ten at 3 + 0.6 * 6.
    assert told(figures.answers()) == [(5, 2.0, 6.6)]


def test_what_is_older_than_a_year_or_unanswered_does_not_count(db):
    answered(datetime(2025, 11, 30, tzinfo=UTC), 1)
    ContributionFactory(submitted_at=NOVEMBER)
    assert figures.answers() == []
    answered(datetime(2025, 12, 1, 1, tzinfo=UTC), 1)
    assert told(figures.answers()) == [(1, 1.0, 1.0)]


def test_what_answers_were(answers):
    returned = Contribution.objects.filter(page_type="article").first()
    for text in ("More.", "Shorter."):
        RequestedChange.objects.create(contribution=returned, round=1, text=text)
    found = figures.outcomes()
    assert (found.answered, found.returned, found.declined) == (5, 1, 1)
    assert found.returned_percent == found.declined_percent == 20


def test_what_waits_and_for_whom(text):
    state = text.workflow_state.current_task_state
    state.started_at = NOW - timedelta(days=4)
    state.save()
    (row,) = figures.waiting()
    assert (row.state, row.count) == (State.IN_REVIEW, 1)
    assert row.median == row.longest == timedelta(days=4)
    assert figures.oldest() == [text]
    assert figures.by_state() == [(State.IN_REVIEW, 1)]


def test_tables_and_files_say_the_same(moderator, answers):
    url = reverse("report_waiting_teams")
    shown = moderator.get(url).text
    rows = list(csv.reader(StringIO(moderator.get(url, {"export": "months"}).text)))
    assert rows[0] == ["Sent in", "Answered", "Median, in days", "Nine in ten within, in days"]
    assert rows[1:] == [
        ["November 2026", "1", "0.5", "0.5"],
        ["October 2026", "4", "2.5", "7.2"],
        ["All months", "5", "2.0", "6.6"],
    ]
    for cell in ("November 2026", "7.2", "6.6"):
        assert cell in shown


def test_no_title_is_a_formula(moderator, text):
    Contribution.objects.filter(pk=text.pk).update(title="=1+1")
    answer = moderator.get(reverse("report_waiting_teams"), {"export": "oldest"})
    assert "'=1+1" in answer.text
    assert answer.headers["Content-Disposition"].startswith("attachment")


def test_an_export_that_there_is_not(moderator):
    answer = moderator.get(reverse("report_waiting_teams"), {"export": "x"}, follow=True)
    assert answer.status_code == 404


def test_nothing_to_count_is_said(moderator):
    assert "Nothing to count yet." in moderator.get(reverse("report_waiting_teams")).text
