"""Putting what a team wrote into the page tree: a new draft, or the newest revision of a page."""

from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.actions.edit_page import EditPageAction
from wagtail.coreutils import find_available_slug
from wagtail.log_actions import log
from wagtail.models import Page, Revision

from .models import Contribution
from .refusals import PageBusy
from .shapes import Shape, shape_of


def put(contribution: Contribution, page: Page | None, payload: dict, user) -> Revision:
    """Store `payload` as a revision by `user`; nothing of it is live.

    page: the contribution's page, locked and checked; None for the first time of a new one.
    payload: with keys of the library in place of the team's files. Raises ValidationError by field.
    """
    shape = shape_of(contribution.page_type)
    if page is None:
        return _new(shape, shape.new_page(payload, contribution=contribution), user)
    newest = page.get_latest_revision_as_object()
    return edit(shape.apply(newest, payload, contribution=contribution), user)


def edit(page: Page, user, *, clean: bool = True) -> Revision:
    """Store a page with its changes as the newest revision, by Wagtail's own action.

    Teams have no rights on pages, so its checks are left out; locks were looked at before.
    """
    action = EditPageAction(page, user=user, clean=clean)
    action.execute(skip_permission_checks=True)
    return action.revision


def _new(shape: Shape, page: Page, user) -> Revision:
    """Add a page that is not live below the list of its kind.

    Wagtail's action for new pages works with a form of the admin only, so this does the same.
    """
    parent = shape.index_model.objects.live().order_by("path").first()
    if parent is None:
        raise PageBusy(_("There is no place for such a page yet. Please write to the editors."))
    Page.objects.select_for_update().get(pk=parent.pk)
    parent.refresh_from_db()
    page.live = False
    page.owner = None
    page.slug = find_available_slug(parent, slugify(page.title)[:200] or shape.page_type)
    parent.add_child(instance=page)
    page.full_clean()
    revision = page.save_revision(user=user, clean=False)
    log(instance=page, action="wagtail.edit", user=user, revision=revision, content_changed=True)
    return revision
