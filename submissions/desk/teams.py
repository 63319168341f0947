"""Teams at the desk: who is in them, what happened, and what only editors can put right."""

import django_filters
from django.core.exceptions import ValidationError
from django.db.models import Count, Q
from django.forms import Form
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import IndexView, InspectView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button

from ..actions import stewardship
from ..actions.teams import TeamEnded
from ..forms.deciding import EndForm, OwnerForm, PageForm
from ..history import history_of
from ..models import Team
from ..sentences import sentence
from .asking import AskView, NotPossible
from .care import WAITING

NAMES = "submissions_teams"
CHANGE = "submissions.change_team"
EVENTS_SHOWN = 50
ALL = Team.objects.select_related("project")


class TeamFilterSet(WagtailFilterSet):
    waiting = django_filters.ChoiceFilter(
        label=gettext_lazy("Waits for editors"),
        choices=[(key, waiting.label) for key, waiting in WAITING.items()],
        method="keep_waiting",
    )
    ended = django_filters.BooleanFilter(
        label=gettext_lazy("Ended"), field_name="ended_at", lookup_expr="isnull", exclude=True
    )

    class Meta:
        model = Team
        fields = ["waiting", "ended"]

    def keep_waiting(self, queryset, name, value):
        return queryset.filter(pk__in=WAITING[value].teams().values("pk"))


class TeamIndexView(IndexView):
    def get_base_queryset(self):
        today = Count("memberships", filter=Q(memberships__ended_at=None))
        return ALL.annotate(member_count=today)


class TeamInspectView(InspectView):
    """Members, invitations, page and history of one team."""

    template_name = "wagtailadmin/submissions/teams/inspect.html"
    page_title = gettext_lazy("Team")

    def get_object(self, queryset=None):
        return super().get_object(ALL)

    @cached_property
    def header_more_buttons(self):
        if not self.request.user.has_perm(CHANGE):
            return []
        names = ["reopen"] if self.object.ended_at else ["owner", "page", "end"]
        return [
            Button(
                VERBS[name].page_title,
                reverse(f"{NAMES}:{name}", args=[self.pk]),
                icon_name=VERBS[name].header_icon,
            )
            for name in names
        ]

    def get_context_data(self, **kwargs):
        events = list(history_of(self.object)[:EVENTS_SHOWN])
        for event in events:
            event.words = sentence(event)
        return super().get_context_data(
            team=self.object,
            members=self.object.memberships.filter(ended_at=None).select_related("user"),
            invitations=self.object.invitations.unanswered(),
            events=events,
            waits=[each.label for each in WAITING.values() if each.holds(self.object)],
            **kwargs,
        )


class TeamAskView(AskView):
    needs, names, queryset = CHANGE, NAMES, ALL

    def act(self, cleaned):
        try:
            return self.change(cleaned)
        except TeamEnded:
            raise NotPossible(_("The team has ended. Open it again first.")) from None


class OwnerView(TeamAskView):
    page_title = gettext_lazy("Appoint an owner")
    header_icon = "user"
    form_class = OwnerForm
    explanation = gettext_lazy(
        "For a team whose owners have gone. Make sure that the person belongs to the project: "
        "an owner sees all drafts and decides who else does."
    )

    def change(self, cleaned):
        user = cleaned["email"]
        stewardship.appoint_owner(team=self.object, user=user, by=self.request.user)
        return _("%(person)s is an owner now.") % {"person": user}


class PageView(TeamAskView):
    page_title = gettext_lazy("Choose the page")
    header_icon = "doc-empty-inverse"
    form_class = PageForm
    explanation = gettext_lazy("The project page that this team writes and confirms.")

    def get_form_kwargs(self):
        kwargs = super().get_form_kwargs()
        del kwargs["initial"]
        return {**kwargs, "team": self.object}

    def change(self, cleaned):
        try:
            stewardship.link_page(team=self.object, project=cleaned["project"])
        except ValidationError as refusal:
            raise NotPossible(refusal.messages[0]) from None
        return _("The page is chosen.")


class EndView(TeamAskView):
    page_title = gettext_lazy("End the team")
    header_icon = "cross"
    form_class = EndForm
    explanation = gettext_lazy(
        "Its members get in no more. Pages that are live stay so, and editors look after them. "
        "It can be opened again."
    )

    def change(self, cleaned):
        stewardship.end(team=self.object, by=self.request.user, reason=cleaned["reason"])
        return _("The team has ended.")


class ReopenView(TeamAskView):
    page_title = gettext_lazy("Open the team again")
    header_icon = "rotate"
    form_class = Form
    explanation = gettext_lazy("Its members get in again, as what they were.")

    def change(self, cleaned):
        stewardship.reopen(team=self.object, by=self.request.user)
        return _("The team is open again.")


VERBS = {"owner": OwnerView, "page": PageView, "end": EndView, "reopen": ReopenView}


class TeamViewSet(ModelViewSet):
    """Teams are made by approving a request, and change through their members."""

    model = Team
    name = NAMES
    url_prefix = "teams/teams"
    icon = "group"
    menu_label = gettext_lazy("Teams")
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    index_view_class = TeamIndexView
    inspect_view_class = TeamInspectView
    list_display = [
        TitleColumn(
            "name", label=gettext_lazy("Team"), url_name=f"{NAMES}:inspect", sort_key="name"
        ),
        Column("project", label=gettext_lazy("Page")),
        Column("member_count", label=gettext_lazy("Members"), sort_key="member_count"),
        Column("steward", label=gettext_lazy("Steward")),
        DateColumn("created_at", label=gettext_lazy("Since"), sort_key="created_at"),
        DateColumn("ended_at", label=gettext_lazy("Ended"), sort_key="ended_at"),
    ]
    filterset_class = TeamFilterSet
    search_fields = ["name", "project__title", "project__acronym"]
    search_backend_name = None
    form_fields = ["name"]  # a form must be named; nobody may open it (OnlyRead)

    def get_urlpatterns(self):
        verbs = [
            path(f"{name}/<int:pk>/", view.as_view(), name=name) for name, view in VERBS.items()
        ]
        return [*super().get_urlpatterns(), *verbs]
