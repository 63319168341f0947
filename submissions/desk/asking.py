"""Pages that ask once more before something is done for a team or a person: GET asks, POST does."""

from http import HTTPStatus

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin


class NotPossible(Exception):
    """What was asked for cannot be done any more; the text says why, for the editor."""


class AskView(WagtailAdminTemplateMixin, FormView):
    """Base: one question about one record. `act(cleaned)` does it and says so."""

    template_name = "wagtailadmin/submissions/ask.html"
    needs = ""
    queryset = None
    names = ""  # the URL namespace of the viewset
    explanation = ""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if not request.user.has_perm(self.needs):
            raise PermissionDenied
        self.object = get_object_or_404(self.queryset.all(), pk=kwargs["pk"])

    @property
    def back_url(self) -> str:
        return reverse(f"{self.names}:inspect", args=[self.object.pk])

    def get_page_subtitle(self):
        return str(self.object)

    def get_breadcrumbs_items(self):
        index = {
            "url": reverse(f"{self.names}:index"),
            "label": self.object._meta.verbose_name_plural,
        }
        one = {"url": self.back_url, "label": str(self.object)}
        return [*self.breadcrumbs_items, index, one, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs):
        known = {"question": self.object, "explanation": self.get_explanation()}
        answer = self.get_page_title()
        return super().get_context_data(answer=answer, back_url=self.back_url, **known, **kwargs)

    def get_explanation(self) -> str:
        return self.explanation

    def form_valid(self, form):
        try:
            messages.success(self.request, self.act(form.cleaned_data))
        except NotPossible as refusal:
            messages.error(self.request, str(refusal))
        return redirect(self.back_url)

    def form_invalid(self, form):
        context = self.get_context_data(form=form)
        return self.render_to_response(context, status=HTTPStatus.UNPROCESSABLE_ENTITY)

    def act(self, cleaned: dict) -> str:
        raise NotImplementedError
