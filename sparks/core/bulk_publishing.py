"""Publishing many pages at once skips those that a guard refuses, and says why."""

from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages

from .publishing import may_go_live


def skip_refused(request, action_type: str, objects: list, action):
    """Take what must not go live out of `objects`; hook before a bulk action.

    Pages below that would be published along stop the whole action: it cannot leave one out.
    """
    if action_type != "publish":
        return None
    for page in list(objects):
        if reason := _reason(page, request.user):
            objects.remove(page)
            _tell(request, page, reason)
    if not action.get_execution_context().get("include_descendants"):
        return None
    below = [page for parent in objects for page in parent.get_descendants().not_live().specific()]
    refused = [(page, reason) for page in below if (reason := _reason(page, request.user))]
    for page, reason in refused:
        _tell(request, page, reason)
    return redirect(action.next_url) if refused else None


def _reason(page, user) -> str:
    revision = page.get_latest_revision()
    return may_go_live(page, revision, user) if revision else ""


def _tell(request, page, reason: str) -> None:
    text = _("“%(page)s” was not published. %(reason)s")
    messages.warning(request, text % {"page": page.get_admin_display_title(), "reason": reason})
