"""Wagtail's mails about its workflows: sent once the change is committed, or not at all.

Wagtail sends them inside the transaction, where a slow mail server holds locks and a failure later
on leaves people told of what never happened. A task whose room tells people itself says so with
`tells_people_itself = True`.
"""

from functools import partial

from django.db import transaction
from wagtail.admin import signal_handlers as wagtail_mails
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import (
    task_submitted,
    workflow_approved,
    workflow_rejected,
    workflow_submitted,
)

NOTIFIERS = [
    (
        task_submitted,
        TaskState,
        "group_approval_task_submitted_email_notification",
        wagtail_mails.task_submission_email_notifier,
    ),
    (
        workflow_submitted,
        WorkflowState,
        "workflow_state_submitted_email_notification",
        wagtail_mails.workflow_submission_email_notifier,
    ),
    (
        workflow_rejected,
        WorkflowState,
        "workflow_state_rejected_email_notification",
        wagtail_mails.workflow_rejection_email_notifier,
    ),
    (
        workflow_approved,
        WorkflowState,
        "workflow_state_approved_email_notification",
        wagtail_mails.workflow_approval_email_notifier,
    ),
]


def replace() -> None:
    """Put `_later` in the place of each of Wagtail's receivers; called when the admin is ready."""
    for signal, sender, uid, notifier in NOTIFIERS:
        signal.disconnect(sender=sender, dispatch_uid=uid)
        signal.connect(partial(_later, notifier), sender=sender, dispatch_uid=uid, weak=False)


def _later(notifier, sender, instance, user=None, **kwargs) -> None:
    """Let `notifier` send its mails after the commit, unless the room tells people itself."""
    if isinstance(instance, TaskState):
        tasks, status = [instance.task], None
    else:
        tasks, status = instance.workflow.tasks, instance.status
    if any(getattr(task.specific, "tells_people_itself", False) for task in tasks):
        return
    if status == WorkflowState.STATUS_CANCELLED:
        return  # switched off, not approved
    transaction.on_commit(partial(notifier, instance=instance, user=user), robust=True)
