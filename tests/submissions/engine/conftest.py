"""A team with a live page, what it wrote about it, and the site that shows it."""

import pytest

from submissions.actions.submitting import submit
from submissions.models import Contribution
from submissions.shapes import shape_of
from tests.conftest import copy_of
from tests.factories.teams import ContributionFactory
from tests.submissions.engine.looking import again, fresh

Kind = Contribution.Kind


@pytest.fixture(scope="module")
def made(made):
    """The team's page is complete, and has a first revision."""
    project = made["team"].project
    project.pillars = [made["pillars"]["prevention"]]
    project.save()
    project.save_revision().publish()
    return {**made, "page": fresh(project)}


page = copy_of("page")


@pytest.fixture
def change(team, page):
    """A change of the team's page that was not sent yet."""
    base = shape_of("project").payload_of(page)
    return ContributionFactory(
        team=team,
        kind=Kind.UPDATE,
        page_type="project",
        page=page,
        title=page.title,
        base_payload=base,
        base_revision=page.live_revision,
        payload={**base, "tagline": "What the team says."},
    )


@pytest.fixture
def article(team, news_index):
    """A new article that was not sent yet."""
    payload = {
        "title": "A day in Lisbon",
        "lead": "What was said.",
        "kind": "news",
        "published_on": "2026-11-01",
    }
    return ContributionFactory(team=team, payload=payload)


@pytest.fixture
def send(team_editor):
    """Send a contribution as somebody of the team who may."""

    def send(contribution, **kwargs):
        contribution.refresh_from_db()
        version = contribution.version
        submit(contribution=contribution, user=team_editor.user, version=version, **kwargs)
        return again(contribution)

    return send
