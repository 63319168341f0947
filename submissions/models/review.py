"""The one task of the workflow that reviews contributions."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _
from wagtail.forms import TaskStateCommentForm
from wagtail.models import AbstractGroupApprovalTask

from ..doors import go_through

APPROVE, REJECT, DECLINE = "approve", "reject", "decline"


class ReasonForm(forms.Form):
    """Words for the team, which asking for changes and declining need."""

    comment = forms.CharField(
        label=_("What the team should know"),
        help_text=_("The team reads this. Say what is missing, and why."),
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
    )


class ReviewTask(AbstractGroupApprovalTask):
    """Somebody of the chosen groups reads a team's text: approves, asks for changes or declines.

    The buttons of Wagtail's own editor go through the same doors as those of the queue.
    """

    tells_people_itself = True  # through the room's notifications, see sparks.core.workflow_mails

    class Meta:
        verbose_name = _("review of a team's text")
        verbose_name_plural = _("reviews of teams' texts")

    @classmethod
    def get_description(cls) -> str:
        return _("Editors approve a team's text, ask for changes or decline it.")

    def get_actions(self, obj, user) -> list[tuple]:
        """Give (name, label, whether words are asked for) for the buttons of the editor."""
        if not obj.permissions_for_user(user).can_publish():
            return []
        actions = super().get_actions(obj, user)
        return [*actions[:1], (DECLINE, _("Decline"), True), *actions[1:]] if actions else []

    def get_form_for_action(self, action: str) -> type[forms.Form]:
        return TaskStateCommentForm if action == APPROVE else ReasonForm

    def on_action(self, task_state, user, action_name: str, **kwargs) -> None:
        """Do what a button of Wagtail's says; raises PermissionDenied without a needed reason."""
        contribution = getattr(task_state.workflow_state, "contribution", None)
        text = (kwargs.get("comment") or "").strip()
        if action_name != APPROVE and not text:
            raise PermissionDenied(_("Please say why."))
        if contribution is None:  # an administrator put this task into a workflow of the editors'
            name = APPROVE if action_name == APPROVE else REJECT
            return super().on_action(task_state, user, name, comment=text)
        return go_through(action_name, contribution=contribution, user=user, text=text)
