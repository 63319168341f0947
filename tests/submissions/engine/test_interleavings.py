"""No byte of unreviewed text is live, whatever is done in whatever order.

SPARKS_INTERLEAVINGS sets how many sequences are tried (default 60, of up to 20 steps each).
"""

import os

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from submissions.workflow import keep_workflow
from tests.submissions.engine.world import World

pytestmark = pytest.mark.django_db
SEQUENCES = int(os.environ.get("SPARKS_INTERLEAVINGS", "60"))
LENGTH = 20


def test_nothing_unreviewed_goes_live(
    page, team, team_editor, owner, editor, moderator, administrator
):
    keep_workflow()
    World.page, World.team, World.steps = page, team, 0
    World.people = {
        "team": team_editor.user,
        "owner": owner.user,
        "editor": editor.user,
        "moderator": moderator.user,
        "administrator": administrator.user,
    }
    run_state_machine_as_test(
        World,
        settings=settings(
            max_examples=SEQUENCES,
            stateful_step_count=LENGTH,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    print(f"{SEQUENCES} sequences, {World.steps} deeds")
    assert World.steps > SEQUENCES
