"""The queue: what it shows to whom, in which order, and what it costs."""

from datetime import timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from submissions.actions.reviewing import assign, claim, decline, request_changes
from submissions.desk.attention import counts
from submissions.desk.bench import fill_queue
from submissions.models import Contribution
from submissions.workflow import keep_workflow
from tests.counting import queries_of
from tests.submissions.desk.conftest import again

pytestmark = pytest.mark.django_db

MOST_QUERIES = 30


def listed(client, **asked) -> list[Contribution]:
    answer = client.get(reverse("submissions_texts:index"), asked)
    assert answer.status_code == 200
    return list(answer.context["object_list"])


def test_an_empty_queue_says_so(moderator):
    answer = moderator.get(reverse("submissions_texts:index"))
    assert "When a team sends one, it appears here." in answer.text


def test_a_row_says_what_it_is_and_for_whom_it_waits(moderator, text):
    Contribution.objects.filter(pk=text.pk).update(due_at=timezone.now() - timedelta(days=1))
    shown = moderator.get(reverse("submissions_texts:index")).text
    for words in ("Aurora", "Change: Project", "In review", "The editors", "Overdue"):
        assert words in shown


def test_each_filter_keeps_what_it_says(moderator, text):
    user = moderator.user
    assert listed(moderator, where="editors") == [text]
    assert listed(moderator, where="unclaimed") == [text]
    assert listed(moderator, where="mine") == []
    assert listed(moderator, where="overdue") == []
    claim(contribution=text, user=user)
    assert listed(moderator, where="mine") == [text]
    assert listed(moderator, where="unclaimed") == []
    assign(contribution=text, user=user, assignee=user, due_at=timezone.now())
    assert listed(moderator, where="overdue") == [text]
    request_changes(contribution=text, user=user, changes=[("", "More.")])
    assert listed(moderator, where="editors") == listed(moderator, where="overdue") == []
    assert listed(moderator, where="team") == [text]


def test_what_is_closed_is_shown_when_asked_for(moderator, text):
    decline(contribution=text, user=moderator.user, reason="No.")
    assert listed(moderator) == []
    assert listed(moderator, where="closed") == [text]


def test_type_team_and_words(moderator, other_team, text):
    assert listed(moderator, page_type="project") == [text]
    assert listed(moderator, page_type="event") == []
    assert listed(moderator, team=text.team_id) == [text]
    assert listed(moderator, team=other_team.pk) == []
    assert listed(moderator, q="auro") == [text]
    assert listed(moderator, q="borealis") == []


def test_what_is_due_first_is_first(moderator, home):
    keep_workflow()
    texts = fill_queue(3)
    soon = timezone.now() + timedelta(hours=1)
    Contribution.objects.filter(pk=texts[0].pk).update(due_at=soon)
    assert listed(moderator) == [texts[0], texts[2], texts[1]]
    assert listed(moderator, ordering="-since") == texts


def test_pages_of_the_queue_do_not_overlap(moderator, home):
    keep_workflow()
    fill_queue(120)
    Contribution.objects.update(title="Alike")
    found = [each.pk for p in (1, 2, 3) for each in listed(moderator, ordering="title", p=p)]
    assert len(found) == len(set(found)) == 120


def test_the_queue_costs_the_same_however_long_it_is(moderator, home):
    keep_workflow()
    url = reverse("submissions_texts:index")
    fill_queue(1, assignee=moderator.user)
    few = queries_of(moderator, url)
    fill_queue(499, assignee=moderator.user)
    many = queries_of(moderator, url)
    assert len(few) == len(many)
    assert len(many) < MOST_QUERIES


def test_the_measuring_leaves_nothing(home, capsys):
    keep_workflow()
    before = ContentType.objects.count()
    call_command("bench_queue", texts=10)
    assert "| first page |" in capsys.readouterr().out
    assert Contribution.objects.count() == 0
    assert ContentType.objects.count() == before


@pytest.mark.parametrize("who", ["editor", "moderator"])
def test_the_dashboard_counts_what_the_queue_shows(who, request, text):
    client = request.getfixturevalue(who)
    assert counts(client.user) == {"unclaimed": 1, "overdue": 0, "mine": 0}
    home = client.get(reverse("wagtailadmin_home")).text
    assert "text from a team is with nobody yet" in home
    assert f"{reverse('submissions_texts:index')}?where=unclaimed" in home
    claim(contribution=text, user=client.user)
    assert counts(client.user) == {"unclaimed": 0, "overdue": 0, "mine": 1}


def test_several_texts_are_given_at_once(moderator, editor, text):
    address = reverse("wagtail_bulk_action", args=["submissions", "contribution", "give"])
    query = f"{address}?id={text.pk}&next=/admin/texts/"
    assert moderator.get(query).status_code == 200
    assert again(text).assignee is None, "asking changes nothing"
    moderator.post(query, {"assignee": editor.user.pk, "due_on": ""})
    found = again(text)
    assert found.assignee == editor.user
    assert found.due_at == text.due_at


def test_who_does_not_work_on_texts_gives_none(owner, text):
    address = reverse("wagtail_bulk_action", args=["submissions", "contribution", "give"])
    owner.post(f"{address}?id={text.pk}", {"assignee": owner.user.pk})
    assert again(text).assignee is None
