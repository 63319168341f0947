"""The outbox in the admin: read, filter by state, let a dead letter start over."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.admin.views.generic import InspectView
from wagtail.admin.viewsets.model import ModelViewSet

from .actions import retry
from .models import OutboxMessage

MAY_RETRY = "core.change_outboxmessage"


class OutboxInspectView(InspectView):
    """One message, with the button that lets a dead letter start over."""

    template_name = "wagtailadmin/outbox/inspect.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        is_dead = self.object.state == OutboxMessage.State.DEAD
        return {**context, "can_retry": is_dead and self.request.user.has_perm(MAY_RETRY)}


class RetryView(View):
    """Takes the button's POST."""

    http_method_names = ["post"]
    back_url_name = None

    def post(self, request, pk: int):
        if not request.user.has_perm(MAY_RETRY):
            raise PermissionDenied
        try:
            retry(message=get_object_or_404(OutboxMessage, pk=pk))
        except ValueError:
            messages.warning(request, _("This message was not given up; nothing was done."))
        else:
            messages.success(request, _("The message starts over. Look again in a minute."))
        return redirect(self.back_url_name, pk)


class OutboxViewSet(ModelViewSet):
    """Everything that was promised, and how it went; nothing is written or deleted here."""

    model = OutboxMessage
    name = "outbox"
    icon = "mail"
    menu_label = gettext_lazy("Outbox")
    add_to_settings_menu = True
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_class = OutboxInspectView
    inspect_template_name = OutboxInspectView.template_name
    list_display = ["kind", "state", "attempts", "next_at", "created_at", "finished_at"]
    list_filter = ["state"]
    search_fields = ["kind", "dedupe_key"]
    ordering = ["-created_at"]
    form_fields = ["state"]  # a form must be named; nobody may open it (permissions.OnlyRead)

    @cached_property
    def retry_view(self):
        return RetryView.as_view(back_url_name=self.get_url_name("inspect"))

    def get_urlpatterns(self):
        return [*super().get_urlpatterns(), path("retry/<int:pk>/", self.retry_view, name="retry")]
