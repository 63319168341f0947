"""What the room hears from Wagtail: pages that go live, reviews that are broken off."""

from django.db.models.signals import post_migrate, pre_delete
from wagtail.models import Page, WorkflowState
from wagtail.signals import page_published, workflow_cancelled

from sparks.accounts.roles import last_app

from .outcomes import cancelled, has_date, page_goes, went_live
from .workflow import keep_workflow


def connect() -> None:
    """Listen; called once when the app is ready."""
    page_published.connect(_published, dispatch_uid="submissions_published")
    workflow_cancelled.connect(_cancelled, dispatch_uid="submissions_cancelled")
    pre_delete.connect(_deleted, dispatch_uid="submissions_deleted")
    post_migrate.connect(_migrated, sender=last_app(), dispatch_uid="submissions_workflow")


def _published(sender, instance: Page, revision, **kwargs) -> None:
    if instance.live:
        went_live(instance, revision)
    else:
        has_date(instance, revision)


def _cancelled(sender, instance: WorkflowState, **kwargs) -> None:
    cancelled(instance)


def _deleted(sender, instance, **kwargs) -> None:
    if isinstance(instance, Page):
        page_goes(instance)


def _migrated(sender, using: str = "default", **kwargs) -> None:
    keep_workflow(using)
