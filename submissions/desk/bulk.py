"""Giving several texts to somebody at once."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.views.bulk_action import BulkAction

from ..actions import reviewing
from ..models import Contribution
from ..refusals import Refused
from . import access
from .forms import AssignForm


class GiveTo(BulkAction):
    """Texts that wait for editors are given to somebody, oneself included, until a day."""

    models = [Contribution]
    display_name = gettext_lazy("Give to…")
    aria_label = gettext_lazy("Give the selected texts to somebody")
    action_type = "give"
    template_name = "wagtailadmin/bulk_actions/give_texts.html"
    form_class = AssignForm
    action_priority = 10

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(access.WORK):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @classmethod
    def get_queryset(cls, model, object_ids):
        return access.sent().filter(pk__in=object_ids).select_related("page", "team")

    def get_all_objects_in_listing_query(self, parent_id):
        return access.sent().values_list("pk", flat=True)

    def check_perm(self, obj):
        return access.may_work_on(self.request.user, obj)

    def get_initial(self):
        return {"assignee": self.request.user.pk}

    def get_execution_context(self):
        form = self.cleaned_form
        return {
            "user": self.request.user,
            "assignee": form.cleaned_data["assignee"],
            "due_at": form.due_at,
        }

    @classmethod
    def execute_action(cls, objects, user=None, assignee=None, due_at=None, **kwargs):
        """Give those that can be given; tell how many, and how many could not."""
        done = 0
        for text in objects:
            try:
                with transaction.atomic():
                    reviewing.assign(
                        contribution=text,
                        user=user,
                        assignee=assignee,
                        due_at=due_at or text.due_at,
                    )
            except (Refused, ValidationError, PermissionDenied):
                continue
            done += 1
        return done, len(objects) - done

    def get_success_message(self, num_parent_objects, num_child_objects):
        words = ngettext(
            "%(count)d text is given.", "%(count)d texts are given.", num_parent_objects
        )
        words %= {"count": num_parent_objects}
        if num_child_objects:
            words += " " + _("The others are closed, or not for this person.")
        return words
