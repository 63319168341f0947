"""What changed in a text: against the live page, the version before, or one's own last look."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from ..models import Contribution, ContributionVersion
from ..shapes import shape_of
from . import access
from .places import TextMixin

LIVE = "live"


def live_payload(text: Contribution) -> dict | None:
    """Give what the page says to visitors now; None where there is no live page."""
    page = text.page and text.page.specific
    if not page or not page.live:
        return None
    return shape_of(text.page_type).payload_of(page, item=text.item)


def numbers_of(text: Contribution) -> list[int]:
    """Give the numbers of the versions that were sent, in order."""
    return list(text.versions.order_by("number").values_list("number", flat=True))


def comparisons(text: Contribution, user) -> list[tuple[str, str]]:
    """Give the comparisons that there are for `user`: address and words, the most useful first."""
    numbers = numbers_of(text)
    if not numbers or text.kind == Contribution.Kind.UNPUBLISH:
        return []
    newest = numbers[-1]
    found = []
    seen = text.looks.filter(user=user).first()
    if seen and seen.number < newest:
        found.append((compare_url(text, seen.number), _("What changed since I last looked")))
    if text.page and text.page.live:
        found.append((compare_url(text, LIVE), _("What would change on the live page")))
    if len(numbers) > 1:
        words = _("What changed since the version before")
        found.append((compare_url(text, numbers[-2]), words))
    return found


def compare_url(text: Contribution, old: str | int, new: int | None = None) -> str:
    """Give the address of a comparison; without `new`, with the newest version."""
    query = f"?from={old}" + (f"&to={new}" if new else "")
    return reverse("submissions_texts:compare", args=[text.pk]) + query


class CompareView(TextMixin, WagtailAdminTemplateMixin, TemplateView):
    """Two states of a text, field by field; what is the same in both is left out."""

    template_name = "wagtailadmin/submissions/compare.html"
    header_icon = "copy"

    def get_page_title(self):
        return _("Compare")

    def get_context_data(self, **kwargs):
        new = self._version(self.request.GET.get("to") or numbers_of(self.text)[-1:])
        old_name = self.request.GET.get("from", LIVE)
        if old_name == LIVE:
            old, payload = None, live_payload(self.text)
            if payload is None:
                raise Http404
        else:
            old = self._version(old_name)
            payload = old.payload
        return super().get_context_data(
            text=self.text,
            old=old,
            new=new,
            diffs=shape_of(self.text.page_type).diff(payload, new.payload),
            others=comparisons(self.text, self.request.user),
            revisions_url=self._revisions_url(old, new),
            back_url=self.page_url,
            may_work=access.may_work_on(self.request.user, self.text),
            **kwargs,
        )

    def _version(self, number) -> ContributionVersion:
        number = number[0] if isinstance(number, list) and number else number
        if not str(number).isdecimal():
            raise Http404
        found = self.text.versions.select_related("created_by").filter(number=int(number)).first()
        if found is None:
            raise Http404
        return found

    def _revisions_url(self, old: ContributionVersion | None, new: ContributionVersion) -> str:
        """Give Wagtail's own comparison of the same two states, where it has them."""
        page = self.text.page
        if not (page and new.revision_id and (old is None or old.revision_id)):
            return ""
        if not page.specific.permissions_for_user(self.request.user).can_edit():
            return ""
        first = LIVE if old is None else old.revision_id
        return reverse(
            "wagtailadmin_pages:revisions_compare", args=[page.pk, first, new.revision_id]
        )
