"""Taking in what editors changed on the page since a team began, or sent."""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Page, Revision

from ..lines import lock_page, payload_of
from ..merging import keep, take_in
from ..models import Contribution, ThreadEvent
from ..models.contributions import WITH_TEAM, State
from ..permissions import demand_to_publish
from ..placing import edit
from ..refusals import NotWithTeam, PageBusy
from ..shapes import shape_of
from ..timeline import record
from .locking import locked


@transaction.atomic
def rebase(*, contribution: Contribution, user=None) -> list[str]:
    """Take what the page says now into the team's text; give the fields that both changed.

    In those the team's words stay. user: who asked for it; None for the site itself. Raises
    NotWithTeam while editors have the text, PageBusy where there is no page.
    """
    contribution = locked(contribution)
    if contribution.state not in WITH_TEAM:
        raise NotWithTeam()
    page = lock_page(contribution)
    if page is None:
        raise PageBusy(_("The page does not exist any more."))
    if contribution.kind == Contribution.Kind.UNPUBLISH:
        return []  # a wish has no words of the page's
    if contribution.state == State.DRAFT:
        return take_in(contribution, page, user)
    # Editors gave it back, perhaps with changes of their own on top of what was sent.
    known = payload_of(contribution, contribution.sent_revision.as_object())
    newest = page.get_latest_revision_as_object()
    theirs = payload_of(contribution, newest)
    merged = shape_of(contribution.page_type).merge(known, contribution.payload, theirs)
    contribution.sent_revision = page.latest_revision
    contribution.save(update_fields=["sent_revision"])
    return keep(contribution, merged, user)


@transaction.atomic
def correct_live(*, page: Page, content_page: Page, user) -> Revision:
    """Publish a correction of what is live, though a team's change of the page waits.

    page: the page; content_page: the same as it stands live, with the editor's changes applied.
    The waiting change is kept: what the team did not touch is taken over from the correction.
    Raises PermissionDenied, PageBusy, and ValidationError by field. Gives the live revision.
    """
    demand_to_publish(page.specific, user)
    page = Page.objects.select_for_update().get(pk=page.pk).specific
    waiting = Contribution.objects.of_page(page).being_reviewed().first()
    waiting = waiting and locked(waiting)
    _refuse_correction(page, waiting)
    newest = page.get_latest_revision_as_object()
    content_page.has_unpublished_changes = page.has_unpublished_changes
    revision = content_page.save_revision(user=user, log_action=True)
    _publish_beside(revision, user)
    if waiting:
        kind = ThreadEvent.Kind.LIVE_CORRECTED
        record(kind=kind, contribution=waiting, actor=user, by_editors=True)
        if waiting.kind != Contribution.Kind.UNPUBLISH:
            _put_back(waiting, newest)
    return revision


def _refuse_correction(page: Page, waiting: Contribution | None) -> None:
    if not page.live:
        raise PageBusy(_("This page is not public; there is nothing to correct."))
    if page.approved_schedule:
        raise PageBusy(_("A version of this page waits for its date. Please cancel that first."))
    if page.has_unpublished_changes and waiting is None:
        raise PageBusy(_("This page has a draft. Please correct it there, in the editor."))


def _publish_beside(revision: Revision, user) -> None:
    """Publish a revision without ending the review that goes on (Wagtail would cancel it)."""
    revision.is_correction = True  # for `outcomes.went_live`
    action = PublishPageRevisionAction(revision, user=user)
    action.object._current_workflow_states = []  # where Wagtail looks for reviews to cancel
    action.execute()


def _put_back(contribution: Contribution, newest: Page) -> None:
    """Make the waiting text the newest revision again, upon the corrected page."""
    shape = shape_of(contribution.page_type)
    page = lock_page(contribution)
    waiting, theirs = payload_of(contribution, newest), payload_of(contribution, page)
    merged = shape.merge(contribution.base_payload, waiting, theirs)
    again = shape.apply(page, merged.payload, contribution=contribution)
    revision = edit(again, contribution.sent_revision.user, clean=False)
    state = contribution.workflow_state.current_task_state
    state.revision = revision
    state.save(update_fields=["revision"])
    contribution.sent_revision = revision
    contribution.save(update_fields=["sent_revision"])
    take_in(contribution, page)
