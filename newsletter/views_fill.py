"""The editors' page that fills an issue with what is new: a list to look at, and one button."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from .actions.issues import fill_with_news
from .models import IssuePage
from .news import proposal, since_the_last


def may_fill(issue: IssuePage, user) -> bool:
    """Say whether a user may add to an issue now: allowed to edit it, and it is not sent yet."""
    permissions = issue.permissions_for_user(user)
    is_frozen = hasattr(issue, "mailing") and issue.mailing.is_frozen
    return permissions.can_edit() and not permissions.page_locked() and not is_frozen


@require_http_methods(["GET", "HEAD", "POST"])
def fill(request, pk: int):
    """Show what would be added; on POST, add it to the draft and go back to the editor."""
    issue = get_object_or_404(IssuePage.objects.select_related("locale"), pk=pk)
    if not may_fill(issue, request.user):
        raise PermissionDenied
    if request.method == "POST":
        count = fill_with_news(issue=issue, by=request.user)
        messages.success(request, _added(count))
        return redirect("wagtailadmin_pages:edit", pk)
    context = {
        "issue": issue,
        "sections": proposal(issue.get_latest_revision_as_object()),
        "since": since_the_last(issue.kind),
    }
    return render(request, "wagtailadmin/newsletter/fill.html", context)


def _added(count: int) -> str:
    if not count:
        return _("Nothing new: this issue has it all.")
    return ngettext(
        "%(count)d page is added to the draft. Read it through before it goes out.",
        "%(count)d pages are added to the draft. Read them through before they go out.",
        count,
    ) % {"count": count}
