"""Twenty people press the button at the same moment, with commits that are real."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import OperationalError, connection
from wagtail.models import Page, TaskState, WorkflowState

from sparks.core.models import OutboxMessage
from sparks.taxonomy.models import Pillar
from submissions.actions.submitting import submit
from submissions.models import Contribution, ContributionVersion, Team, ThreadEvent
from submissions.refusals import AlreadySent, PageBusy
from submissions.rights import Role
from submissions.shapes import shape_of
from submissions.workflow import keep_workflow
from tests.factories import pages
from tests.factories.records import PillarFactory
from tests.factories.teams import ContributionFactory, MembershipFactory, TeamFactory

MANY = 20


@pytest.fixture(scope="module")
def db(django_db_setup, django_db_blocker):
    """The test database with commits that are real; what the tests leave is taken away by hand.

    It carries the name of pytest-django's own fixture, by which that sees that a test needs one.
    """
    with django_db_blocker.unblock():
        assert connection.settings_dict["NAME"].startswith("test_")
        keep_workflow()
        root = Page.get_first_root_node()
        home = pages.HomePageFactory(parent=root, title="At once", slug="at-once")
        pages.NewsIndexPageFactory(parent=home)
        yield home
        people = [member.user for member in Team.objects.get(name="At once").memberships.all()]
        Contribution.objects.all().delete()
        Team.objects.filter(name="At once").delete()
        Page.objects.get(pk=home.pk).delete()
        OutboxMessage.objects.all().delete()
        for person in people:
            person.delete()
        Pillar.objects.all().delete()
        connection.close()


@pytest.fixture(scope="module")
def sender(db):
    team = TeamFactory(name="At once")
    return MembershipFactory(team=team, role=Role.EDITOR)


def at_once(sender, texts) -> list:
    """Send all texts at the same time, each on a connection of its own; give what came of each."""
    start = Barrier(len(texts))

    def send(key):
        start.wait()
        try:
            text = Contribution.objects.get(pk=key)
            return submit(contribution=text, user=sender.user, version=1)
        except Exception as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(texts)) as workers:
        return list(workers.map(send, [text.pk for text in texts]))


def test_twenty_times_the_same_text_is_one_review(sender):
    text = ContributionFactory(team=sender.team)
    text.payload |= {"kind": "news", "published_on": "2026-11-01"}
    text.save(update_fields=["payload"])
    results = at_once(sender, [text] * MANY)
    sent = [result for result in results if isinstance(result, ContributionVersion)]
    assert len(sent) == 1
    # With more people than connections, some are told that the site is busy.
    others = [result for result in results if result not in sent]
    assert all(isinstance(other, AlreadySent | OperationalError) for other in others), others
    assert any(isinstance(other, AlreadySent) for other in others)
    text.refresh_from_db()
    assert list(WorkflowState.objects.for_instance(text.page)) == [text.workflow_state]
    assert TaskState.objects.filter(workflow_state=text.workflow_state).count() == 1
    assert text.versions.count() == 1
    assert text.events.filter(kind=ThreadEvent.Kind.SUBMITTED).count() == 1
    assert Page.objects.filter(title=text.title).count() == 1
    assert text.page.revisions.count() == 1


def test_two_texts_about_one_page_are_one_review(sender, db):
    index = pages.ProjectIndexPageFactory(parent=db)
    page = pages.ProjectPageFactory(parent=index, title="Draco")
    base = {**shape_of("project").payload_of(page), "pillars": [PillarFactory().pk]}
    two = [
        ContributionFactory(
            team=sender.team,
            kind=Contribution.Kind.UPDATE,
            page_type="project",
            page=page,
            title=page.title,
            payload={**base, "tagline": tagline},
        )
        for tagline in ("One.", "Two.")
    ]
    results = at_once(sender, two)
    assert {type(result) for result in results} == {ContributionVersion, PageBusy}, results
    assert WorkflowState.objects.for_instance(page).count() == 1
