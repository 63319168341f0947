"""The workflow in which editors review what teams send: made, and kept, after each migration."""

from django.contrib.auth.models import Group
from django.db import connections
from wagtail.models import Workflow, WorkflowTask

from .models import ReviewTask

NAME = "Review of teams' texts"
REVIEWERS = ("Moderators", "Administrators")  # those who may publish, see sparks.accounts.roles


def keep_workflow(using: str = "default", **kwargs) -> Workflow | None:
    """Make the workflow with its one task unless it is there; receiver of post_migrate.

    Groups that an administrator added to the task stay. None while only a part of the site has
    been migrated.
    """
    if ReviewTask._meta.db_table not in connections[using].introspection.table_names():
        return None
    task = ReviewTask.objects.first() or ReviewTask.objects.create(name=NAME)
    task.groups.add(*(Group.objects.get_or_create(name=name)[0] for name in REVIEWERS))
    link = WorkflowTask.objects.filter(task=task).select_related("workflow").first()
    if link:
        return link.workflow
    workflow = Workflow.objects.create(name=NAME)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    return workflow


def review_workflow() -> Workflow | None:
    """Give the workflow that teams' texts go through; None while it is switched off.

    It is started explicitly, wherever a page stands, and need not be assigned to any page.
    """
    tasks = ReviewTask.objects.filter(active=True)
    return Workflow.objects.active().filter(workflow_tasks__task__in=tasks).first()
