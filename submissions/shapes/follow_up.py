"""What a team writes about its work on a recommendation: one entry of that page, not the page."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.models import get_serializable_data_for_fields
from wagtail.models import Page

from recommendations.models import FollowUp, RecommendationIndexPage, RecommendationPage

from .fields import Choice, Day, Text, Web
from .known import Known
from .shape import Section, Shape, messages_of

what = Section(
    "what",
    _("What you do about it"),
    _("It stands below the recommendation, under the name of your project."),
    (
        Text(
            name="what",
            label=_("What you do"),
            help=_("One or two sentences: what you do, and where one can see it."),
            needed=True,
        ),
        Choice(name="status", label=_("How far it is")),
        Day(name="since", label=_("Since"), help=_("When you began.")),
        Web(name="link", label=_("Where to see it"), help=_("It begins with https://")),
    ),
)


class FollowUpShape(Shape):
    """The follow-up of a recommendation that a contribution names by its `item`."""

    @property
    def written(self):
        return FollowUp

    def payload_of(self, page: Page, item=None) -> dict:
        """Give what the follow-up `item` says; a blank payload when the page has none such."""
        row = _find(page.serializable_data()["follow_ups"], item)
        return self._told(row) if row else self.blank()

    def blank(self) -> dict:
        return self._told(get_serializable_data_for_fields(FollowUp()))

    def apply(self, page: Page, payload: dict, *, contribution) -> Page:
        """Give a copy of the page with the one follow-up written; its project is the team's.

        Who tells it confirms it: the day is that on which the text was sent.
        """
        data = page.serializable_data()
        told = self.cleaned(payload, Known())
        rows = data["follow_ups"]
        row = _find(rows, contribution.item)
        if row is None:
            new = FollowUp(
                locale_id=page.locale_id,
                translation_key=contribution.item,
                project_id=contribution.team.project_id,
                sort_order=len(rows),
            )
            row = get_serializable_data_for_fields(new)
            rows.append(row)
        row.update(told, confirmed_on=timezone.localdate().isoformat())
        return page.with_content_json(data)

    def new_page(self, payload: dict, *, contribution) -> Page:
        """Raise TypeError: the recommendation is the editors' and exists already."""
        raise TypeError("Work on a recommendation is no page of its own.")

    def _complaints(self, payload: dict) -> dict[str, list[str]]:
        # Who does it is known: the team's project, which is put in later.
        instance = FollowUp(name="-", **self.cleaned(payload, Known()))
        return messages_of(instance, exclude=self._not_asked(instance))


def _find(rows: list[dict], item) -> dict | None:
    return next((row for row in rows if str(row["translation_key"]) == str(item)), None)


follow_up = FollowUpShape(
    "follow_up", RecommendationPage, RecommendationIndexPage, (what,), of_project=False
)
