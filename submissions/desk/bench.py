"""Many texts that wait, to measure the queue with."""

import secrets
from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Page, Revision, TaskState, WorkflowState

from ..models import Contribution, Team
from ..workflow import review_workflow

TEAMS = 40
TYPES = Contribution.PageType.values


def fill_queue(count: int, *, assignee=None) -> list[Contribution]:
    """Add texts of many teams that wait for editors, sent an hour apart; every third is taken on.

    What they are about is left out: the queue does not look at pages.
    """
    workflow, now = review_workflow(), timezone.now()
    task = workflow.tasks.first()
    mark = f"bench-{secrets.token_hex(4)}"
    kinds = ContentType.objects.get_for_models(Page)
    about = {"content_type": kinds[Page], "base_content_type": kinds[Page]}
    teams = Team.objects.bulk_create(Team(name=f"Team {n}") for n in range(min(count, TEAMS)))
    states = WorkflowState.objects.bulk_create(
        WorkflowState(workflow=workflow, object_id=f"{mark}-{n}", **about) for n in range(count)
    )
    revisions = Revision.objects.bulk_create(
        Revision(object_id=f"{mark}-{n}", content={}, created_at=now, **about) for n in range(count)
    )
    steps = [
        TaskState(
            workflow_state=state, revision=revision, task=task, content_type=_task_state_type()
        )
        for state, revision in zip(states, revisions, strict=True)
    ]
    for hours, step in enumerate(TaskState.objects.bulk_create(steps)):
        step.started_at = now - timedelta(hours=hours)
    TaskState.objects.bulk_update(steps, ["started_at"])
    for state, step in zip(states, steps, strict=True):
        state.current_task_state = step
    WorkflowState.objects.bulk_update(states, ["current_task_state"])
    return Contribution.objects.bulk_create(
        Contribution(
            team=teams[n % len(teams)],
            kind=Contribution.Kind.UPDATE,
            page_type=TYPES[n % len(TYPES)],
            title=f"A text that waits ({n})",
            workflow_state=state,
            assignee=None if n % 3 else assignee,
            submitted_at=now - timedelta(hours=n),
        )
        for n, state in enumerate(states)
    )


def _task_state_type() -> ContentType:
    return ContentType.objects.get_for_model(TaskState)
