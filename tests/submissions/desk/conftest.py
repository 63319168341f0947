"""A team's change of its page, at every place that editors meet it."""

import pytest

from submissions.actions.submitting import submit
from submissions.models import Contribution
from submissions.rights import Role
from submissions.shapes import shape_of
from tests.conftest import copy_of
from tests.factories.teams import ContributionFactory, MembershipFactory

CANARY = "Thunder behind the curtain"  # what only the team has written


def again(text: Contribution) -> Contribution:
    """Give a text as the database has it now."""
    return Contribution.objects.with_state().get(pk=text.pk)


@pytest.fixture(scope="module")
def made(made):
    """The team's page is complete, and has a revision as an editor would have made it."""
    page = made["team"].project
    page.tagline, page.short_version = "What visitors read.", "Three sentences."
    page.pillars = [made["pillars"]["prevention"]]
    page.save_revision().publish()
    return {**made, "page": type(page).objects.get(pk=page.pk)}


page = copy_of("page")


@pytest.fixture
def draft(team, page):
    """A change of the team's page that was not sent yet."""
    base = shape_of("project").payload_of(page)
    return ContributionFactory(
        team=team,
        kind=Contribution.Kind.UPDATE,
        page_type="project",
        page=page,
        title=page.title,
        base_payload=base,
        base_revision=page.live_revision,
        payload={**base, "tagline": CANARY},
    )


@pytest.fixture
def sender(team):
    """Somebody of the team who sends."""
    return MembershipFactory(team=team, role=Role.EDITOR).user


@pytest.fixture
def send(sender):
    """Give a function that sends a text, for the first time or again, with other words."""

    def send(text: Contribution, **told) -> Contribution:
        text.refresh_from_db()
        text.payload |= told
        text.save(update_fields=["payload"])
        submit(contribution=text, user=sender, version=text.version)
        return again(text)

    return send


@pytest.fixture
def text(draft, send):
    """The change, waiting for editors."""
    return send(draft)
