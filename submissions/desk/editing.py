"""The page editor, where a team's text waits: a panel with the conversation, and a plain banner."""

from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from news.models import ArticlePage, EventPage
from projects.models import ProjectPage
from recommendations.models import RecommendationPage
from resources.models import ResourcePage
from sparks.glossary.editing import WordingCreateView, WordingEditView

from . import access
from .comparing import comparisons
from .conversation import conversation, waiting
from .forms import CommentForm
from .places import text_url, waiting_text

SHOWN_EVENTS = 10


class ConversationSidePanel(BaseSidePanel):
    """What was said about the team's text on this page, and a form to answer."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = gettext_lazy("Toggle the conversation with the team")
        icon_name = "openquote"

        def get_context_data(self, parent_context):
            context = super().get_context_data(parent_context)
            return {**context, "count": self.panel.open_changes}

    name = "texts"
    title = gettext_lazy("Conversation with the team")
    template_name = "wagtailadmin/submissions/side_panel.html"
    order = 310

    def __init__(self, page, request, *, text):
        super().__init__(page, request)
        self.text = text
        self.open_changes = text.requested_changes.open().count()

    def get_context_data(self, parent_context):
        said = conversation(self.text)
        return {
            **super().get_context_data(parent_context),
            **waiting(self.text),
            "text": self.text,
            "text_url": text_url(self.text),
            "events": said["events"][-SHOWN_EVENTS:],
            "changes": said["changes"],
            "comparisons": comparisons(self.text, self.request.user),
            "comment_form": CommentForm(auto_id="id_conversation_%s"),
            "may_work": access.may_work_on(self.request.user, self.text),
            "csrf_token": get_token(self.request),  # components are drawn without the request
            "next": reverse("wagtailadmin_pages:edit", args=[self.object.pk]),
        }


class TeamPageEditView(WordingEditView):
    """Wagtail's editor; where a team's text waits, it says so and shows what was said."""

    def dispatch(self, request, page_id, **kwargs):
        self.text = None
        if request.user.has_perm(access.READ):
            self.text = waiting_text(Page(pk=page_id))
        return super().dispatch(request, page_id, **kwargs)

    def get_template_names(self):
        names = super().get_template_names()
        if self.text and names == ["wagtailadmin/pages/edit.html"]:
            return ["wagtailadmin/submissions/edit.html"]
        return names

    def get_side_panels(self):
        panels = super().get_side_panels()
        if self.text and not self.expects_json_response and not self.hydrate_create_view:
            panels.append(ConversationSidePanel(self.page, self.request, text=self.text))
        return panels

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        if self.text:
            rights = self.page.permissions_for_user(self.request.user)
            correct = self.real_page_record.live and rights.can_publish()
            url = reverse("submissions_texts:correct", args=[self.page.pk]) if correct else ""
            context |= {"text": self.text, "text_url": text_url(self.text), "correct_url": url}
        return context


class TeamPageViewSet(PageViewSet):
    """Base: a type of page that teams write."""

    add_view_class = WordingCreateView
    edit_view_class = TeamPageEditView


TEAM_PAGES = [
    type(f"{model.__name__}ViewSet", (TeamPageViewSet,), {"model": model})
    for model in (ProjectPage, ArticlePage, EventPage, ResourcePage, RecommendationPage)
]
