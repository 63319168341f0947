"""The dashboard's panel “Needs attention”. The rooms bring the rows: sparks.core.attention."""

from django.urls import reverse
from django.utils.translation import ngettext
from wagtail.admin.ui.components import Component
from wagtail.models import TaskState, WorkflowState

from sparks.core.attention import AttentionRow, attention_rows

from .models import ContactMessage


class AttentionPanel(Component):
    """What waits for the person who looks at the dashboard."""

    name = "attention"
    template_name = "wagtailadmin/home/attention.html"
    order = 50

    def get_context_data(self, parent_context):
        return {"rows": attention_rows(parent_context["request"])}


def messages_row(user) -> AttentionRow:
    """Count what people wrote and nobody has read, for those who may read it."""
    may_read = user.has_perm("home.change_contactmessage")
    count = ContactMessage.objects.filter(state=ContactMessage.State.NEW).count() if may_read else 0
    words = ngettext("message is new in the inbox", "messages are new in the inbox", count)
    return AttentionRow(count, words, f"{reverse('contact_messages:index')}?state=new")


def moderation_row(user) -> AttentionRow:
    """Count the pages that `user` has been asked to approve."""
    waiting = WorkflowState.objects.filter(
        current_task_state__in=TaskState.objects.reviewable_by(user)
    )
    count = waiting.count()
    words = ngettext("page waits for your approval", "pages wait for your approval", count)
    return AttentionRow(count, words, f"{reverse('wagtailadmin_reports:workflow')}?reviewable=true")
