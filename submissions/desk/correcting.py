"""Correcting the live page while a team's text waits: the form shows what visitors see now."""

from http import HTTPStatus

from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.ui.components import Component, MediaContainer
from wagtail.admin.ui.side_panels import CommentsSidePanel
from wagtail.admin.views.pages.edit import EditView
from wagtail.models import Page

from ..actions.rebasing import correct_live
from ..models import Contribution, ThreadEvent
from ..refusals import Refused
from . import access
from .forms import places_of
from .places import text_url, waiting_text

STALE = gettext_lazy(
    "Somebody has published this page meanwhile. Please begin again with what is live now."
)


class CorrectMenu(Component):
    """The only thing to do with this form."""

    template_name = "wagtailadmin/submissions/correct_menu.html"


class CorrectView(EditView):
    """Wagtail's form of the page, filled with the live content; saving publishes it.

    The team's text is the page's newest revision, so Wagtail's own editor would show, and publish,
    that instead. Nothing of it comes into this form.
    """

    def dispatch(self, request, page_id):
        page = get_object_or_404(Page, pk=page_id).specific
        rights = page.permissions_for_user(request.user)
        if not (request.user.has_perm(access.WORK) and rights.can_publish()):
            raise PermissionDenied
        self.text = waiting_text(page)
        if self.text is None or not page.live:  # nothing stands between the editor and the page
            return redirect("wagtailadmin_pages:edit", page_id)
        return super().dispatch(request, page_id)

    def get_object(self):
        """Give the page as it is live, not its newest revision."""
        return self.real_page_record.specific

    def get_page_title(self):
        return _("Correct the live page")

    def get_template_names(self):
        return ["wagtailadmin/submissions/correct.html"]

    def get_edit_url(self):
        return reverse("submissions_texts:correct", args=[self.page.pk])

    def get_action_menu(self):
        return CorrectMenu()

    def get_side_panels(self):
        """Keep Wagtail's comments, without which its form complains, and leave out the rest."""
        return MediaContainer(
            [panel for panel in super().get_side_panels() if isinstance(panel, CommentsSidePanel)]
        )

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        live = self.real_page_record.live_revision_id
        told = {"text": self.text, "text_url": text_url(self.text), "live_revision": live}
        return {**context, **told, "autosave_enabled": False}

    def post(self, request, *args, **kwargs):
        self.form = self.form_class(
            request.POST,
            request.FILES,
            instance=self.page,
            subscription=self.subscription,
            parent_page=self.parent,
            for_user=request.user,
        )
        if request.POST.get("live_revision") != str(self.real_page_record.live_revision_id or ""):
            messages.error(request, STALE)
            return self._shown_again(HTTPStatus.CONFLICT)
        if self.locked_for_user or not self.form.is_valid():
            return self.form_invalid(self.form)
        corrected = self.form.save(commit=False)
        try:
            correct_live(page=self.real_page_record, content_page=corrected, user=request.user)
        except (Refused, ValidationError) as refusal:
            words = getattr(refusal, "messages", [str(refusal)])
            messages.error(request, " ".join(words))
            return self._shown_again(HTTPStatus.CONFLICT)
        self._tell()
        return redirect(text_url(self.text))

    def form_invalid(self, form):
        super().form_invalid(form)  # says what is wrong
        return self._shown_again(HTTPStatus.UNPROCESSABLE_ENTITY)

    def _shown_again(self, status: HTTPStatus):
        self.has_unsaved_changes = True
        return self.render_to_response(self.get_context_data(), status=status)

    def _tell(self) -> None:
        messages.success(
            self.request, _("The live page is corrected; the team's text still waits.")
        )
        if fields := conflicts(self.text):
            words = _(
                "You and the team both changed: %(fields)s. The team's words stay in its text."
            )
            messages.warning(self.request, words % {"fields": ", ".join(fields)})


def conflicts(text: Contribution) -> list[str]:
    """Give the names of the fields that the team and the last correction both changed."""
    rebased = text.events.filter(kind=ThreadEvent.Kind.REBASED).order_by("-pk").first()
    labels = dict(places_of(text))
    names = rebased.data.get("fields", []) if rebased else []
    return [str(labels.get(name, name)) for name in names]
