"""What can be done to several topics at once."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from .actions import merge_topics
from .forms import MergeTopicsForm
from .models import Topic


class MergeTopics(SnippetBulkAction):
    """Several spellings of one topic become one."""

    models = [Topic]
    display_name = _("Merge")
    aria_label = _("Merge the selected topics into another one")
    action_type = "merge"
    template_name = "wagtailadmin/bulk_actions/merge_topics.html"
    form_class = MergeTopicsForm
    action_priority = 20

    def check_perm(self, topic):
        return self.permission_policy.user_has_permission(self.request.user, "delete")

    def get_execution_context(self):
        return {
            **super().get_execution_context(),
            "into": self.cleaned_form.cleaned_data["into"],
            "user": self.request.user,
        }

    @classmethod
    def execute_action(cls, objects, into=None, user=None, **kwargs):
        return merge_topics(topics=objects, into=into, user=user), 0

    def get_success_message(self, num_parent_objects, num_child_objects):
        return ngettext(
            "%(count)d topic is merged into “%(into)s”.",
            "%(count)d topics are merged into “%(into)s”.",
            num_parent_objects,
        ) % {"count": num_parent_objects, "into": self.cleaned_form.cleaned_data["into"]}
