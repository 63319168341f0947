"""What can be done to several organisations at once."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from .forms import MergeOrganisationsForm
from .merging import merge_organisations, preview
from .models import Organisation


class MergeOrganisations(SnippetBulkAction):
    """Several records of one organisation become one."""

    models = [Organisation]
    display_name = _("Merge")
    aria_label = _("Merge the selected organisations into one")
    action_type = "merge"
    template_name = "wagtailadmin/bulk_actions/merge_organisations.html"
    form_class = MergeOrganisationsForm
    action_priority = 20

    def check_perm(self, organisation):
        return self.permission_policy.user_has_permission(self.request.user, "delete")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        chosen = [each["item"] for each in context.get("items", [])]
        return {**context, "moving": preview(chosen)}

    def get_execution_context(self):
        return {
            **super().get_execution_context(),
            "into": self.cleaned_form.cleaned_data["into"],
            "user": self.request.user,
        }

    @classmethod
    def execute_action(cls, objects, into=None, user=None, **kwargs):
        return merge_organisations(organisations=objects, into=into, user=user), 0

    def get_success_message(self, num_parent_objects, num_child_objects):
        return ngettext(
            "%(count)d organisation is merged into “%(into)s”.",
            "%(count)d organisations are merged into “%(into)s”.",
            num_parent_objects,
        ) % {"count": num_parent_objects, "into": self.cleaned_form.cleaned_data["into"]}
