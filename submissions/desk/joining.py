"""Requests to join at the desk: read by editors, decided by those who may change them."""

import django_filters
from django.db.models import Case, Value, When
from django.forms import CheckboxSelectMultiple
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import IndexView, InspectView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button

from sparks.core.attention import AttentionRow

from ..actions import joining
from ..actions.teams import AlreadyMember, TeamEnded
from ..addresses import verified_addresses
from ..forms.deciding import ApproveForm, ReasonForm
from ..models import JoinRequest, Membership, Team
from .asking import AskView, NotPossible

NAMES = "submissions_requests"
DECIDE = "submissions.change_joinrequest"
State = JoinRequest.State
ALL = JoinRequest.objects.select_related("user", "project", "team", "decided_by")


def team_for(asked: JoinRequest) -> Team | None:
    """Give the team that the project of a request has already."""
    return Team.objects.filter(project=asked.project_id).first() if asked.project_id else None


class RequestFilterSet(WagtailFilterSet):
    state = django_filters.MultipleChoiceFilter(
        label=gettext_lazy("State"), choices=State, widget=CheckboxSelectMultiple
    )

    class Meta:
        model = JoinRequest
        fields = ["state"]


class RequestIndexView(IndexView):
    """The open ones first, the longest waiting on top; then the others, the newest first."""

    def get_base_queryset(self):
        return ALL.all()

    def order_queryset(self, queryset):
        if self.request.GET.get("ordering"):
            return super().order_queryset(queryset)
        place = Case(When(state=State.OPEN, then=Value(0)), default=Value(1))
        return queryset.order_by(place, Case(When(state=State.OPEN, then="created_at")), "-pk")


class RequestInspectView(InspectView):
    """All that is needed to decide: the words, the address, the person's other teams."""

    template_name = "wagtailadmin/submissions/joining/inspect.html"
    page_title = gettext_lazy("Request")

    def get_object(self, queryset=None):
        return super().get_object(ALL)

    @cached_property
    def header_more_buttons(self):
        if self.object.state != State.OPEN or not self.request.user.has_perm(DECIDE):
            return []
        return [
            Button(_("Approve"), reverse(f"{NAMES}:approve", args=[self.pk]), icon_name="check"),
            Button(_("Decline"), reverse(f"{NAMES}:decline", args=[self.pk]), icon_name="cross"),
        ]

    def get_context_data(self, **kwargs):
        asked = self.object
        others = Membership.objects.current().filter(user=asked.user).select_related("team")
        verified = verified_addresses(asked.user)
        return super().get_context_data(
            asked=asked,
            is_verified=asked.user.email.lower() in verified,
            domains=sorted({email.rpartition("@")[2] for email in verified}),
            memberships=others.order_by("team__name"),
            others=ALL.filter(user=asked.user).exclude(pk=asked.pk).order_by("-pk"),
            existing_team=team_for(asked),
            website=asked.project_url or (asked.project.website if asked.project else ""),
            **kwargs,
        )


class DecideView(AskView):
    needs, names, queryset = DECIDE, NAMES, ALL

    def act(self, cleaned):
        try:
            return self.decide(cleaned)
        except joining.AlreadyDecided:
            raise NotPossible(_("It is decided already, or was taken back.")) from None
        except AlreadyMember:
            raise NotPossible(_("This person is in the team already.")) from None
        except TeamEnded:
            raise NotPossible(_("The team has ended. Open it again first.")) from None


class ApproveView(DecideView):
    page_title = gettext_lazy("Approve")
    header_icon = "check"
    form_class = ApproveForm

    def get_form_kwargs(self):
        team = team_for(self.object)
        led = team is None or not Team.objects.without_owner().filter(pk=team.pk).exists()
        return {**super().get_form_kwargs(), "team": team, "is_led": led}

    def get_explanation(self):
        if team := team_for(self.object):
            return _("The person joins the team %(team)s.") % {"team": team}
        return _("A new team is made, and the person is its owner.")

    def decide(self, cleaned):
        role = cleaned.get("role", "")
        team = joining.approve(request=self.object, by=self.request.user, role=role)
        return _("Approved: now in the team %(team)s.") % {"team": team}


class DeclineView(DecideView):
    page_title = gettext_lazy("Decline")
    header_icon = "cross"
    form_class = ReasonForm
    explanation = gettext_lazy("The person gets a mail and reads your reason on the site.")

    def decide(self, cleaned):
        user, reason = self.request.user, cleaned["reason"]
        joining.decline(request=self.object, by=user, reason=reason)
        return _("Declined. The person reads your reason.")


class RequestViewSet(ModelViewSet):
    """Nobody writes requests here: people send them."""

    model = JoinRequest
    name = NAMES
    url_prefix = "teams/requests"
    icon = "user"
    menu_label = gettext_lazy("Requests to join")
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    index_view_class = RequestIndexView
    inspect_view_class = RequestInspectView
    list_display = [
        TitleColumn("project_label", label=gettext_lazy("Project"), url_name=f"{NAMES}:inspect"),
        Column("user", label=gettext_lazy("Person"), sort_key="user__email"),
        Column("organisation", label=gettext_lazy("Organisation"), sort_key="organisation"),
        Column("state", label=gettext_lazy("State"), accessor="get_state_display"),
        DateColumn("created_at", label=gettext_lazy("Asked"), sort_key="created_at"),
    ]
    filterset_class = RequestFilterSet
    search_fields = ["organisation", "project_name", "project__title", "user__email"]
    search_backend_name = None
    form_fields = ["reason"]  # a form must be named; nobody may open it (OnlyRead)

    def get_urlpatterns(self):
        return [
            *super().get_urlpatterns(),
            path("approve/<int:pk>/", ApproveView.as_view(), name="approve"),
            path("decline/<int:pk>/", DeclineView.as_view(), name="decline"),
        ]


def request_row(user) -> AttentionRow:
    """Count the requests that wait, for those who may decide them."""
    count = JoinRequest.objects.open().count() if user.has_perm(DECIDE) else 0
    words = ngettext(
        "request to join waits for a decision", "requests to join wait for a decision", count
    )
    return AttentionRow(count, words, f"{reverse(f'{NAMES}:index')}?state={State.OPEN}")
