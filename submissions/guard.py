"""Only reviewed content goes live: what the publish path asks for pages of teams.

A revision of such a page may go live when it is live already, or an editor approved it, or an
editor who may publish wrote it. While a team's unreviewed text stands before it in the page's line,
it may contain that text: then only its author may publish it, who has it on the screen.
"""

from django.db.models import Q
from wagtail.models import Revision, TaskState, WorkflowState

from sparks.core.publishing import guard

from .models import Contribution, ContributionVersion
from .refusals import ReviewNeeded


@guard
def only_reviewed(page, revision: Revision, user=None) -> None:
    """Raise ReviewNeeded where `revision` holds, or may hold, what nobody has reviewed.

    user: who publishes it; None when its date has come.
    """
    if not Contribution.objects.of_page(page).exists():
        return
    if _is_live(page, revision) or is_reviewed(revision):
        return
    if sent_by_a_team(page).filter(pk=revision.pk).exists() or not _may_publish(page, revision):
        raise ReviewNeeded()
    if _follows_unreviewed(page, revision):
        dated = user is None and revision.approved_go_live_at is not None
        if not dated and user != revision.user:
            raise ReviewNeeded()


def is_reviewed(revision: Revision) -> bool:
    """Tell whether somebody approved exactly this revision, to be published."""
    if Contribution.objects.filter(reviewed_revision=revision).exclude(_take_down).exists():
        return True
    approved = TaskState.objects.filter(
        revision=revision,
        status=TaskState.STATUS_APPROVED,
        finished_by__isnull=False,
        workflow_state__status=WorkflowState.STATUS_APPROVED,
    )
    unpublish = Contribution.Kind.UNPUBLISH
    return approved.exclude(workflow_state__contribution__kind=unpublish).exists()


def sent_by_a_team(page):
    """Give the revisions of `page` that teams sent, or that were made of what they sent."""
    versions = ContributionVersion.objects.filter(contribution__page=page.pk)
    current = Contribution.objects.of_page(page).exclude(_take_down)
    return Revision.objects.filter(
        Q(pk__in=versions.values("revision")) | Q(pk__in=current.values("sent_revision"))
    )


_take_down = Q(kind=Contribution.Kind.UNPUBLISH)


def _is_live(page, revision: Revision) -> bool:
    live = type(page)._base_manager.filter(pk=page.pk, live=True)
    return live.filter(live_revision=revision.pk).exists()


def _may_publish(page, revision: Revision) -> bool:
    author = revision.user
    return author is not None and page.permissions_for_user(author).can_publish()


def _follows_unreviewed(page, revision: Revision) -> bool:
    """Tell whether a team's unreviewed text stands between what is live and `revision`."""
    sent = sent_by_a_team(page).filter(created_at__lt=revision.created_at)
    live = type(page)._base_manager.filter(pk=page.pk, live=True)
    since = live.values_list("live_revision__created_at", flat=True).first()
    if since:
        sent = sent.filter(created_at__gt=since)
    return any(not is_reviewed(one) for one in sent.only("pk"))
