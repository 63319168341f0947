"""The forms of the desk about people and teams."""

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from projects.models import ProjectPage

from ..models import Team
from ..rights import Role


class ApproveForm(forms.Form):
    """What somebody becomes in a team that exists; the first of a new team is its owner."""

    role = forms.ChoiceField(label=_("Role"), choices=Role, initial=Role.CONTRIBUTOR)

    def __init__(self, *args, team: Team | None, is_led: bool = True, **kwargs):
        super().__init__(*args, **kwargs)
        if team is None:
            del self.fields["role"]
        elif not is_led:
            self.fields["role"].initial = Role.OWNER


class ReasonForm(forms.Form):
    """Why; the person reads it."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The person reads it. Say what was missing, so that they can ask again."),
        error_messages={"required": _("Give a reason.")},
    )


class EndForm(forms.Form):
    """Why the team ends; its members read it."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It stands in the history of the team."),
        error_messages={"required": _("Give a reason.")},
    )


class OwnerForm(forms.Form):
    """Whose account becomes an owner, by its address."""

    email = forms.EmailField(
        label=_("E-mail address of the new owner"),
        help_text=_("Somebody with an account: a member of the team, or anybody else."),
    )

    def clean_email(self):
        email = self.cleaned_data["email"]
        user = get_user_model().objects.filter(email__iexact=email, is_active=True).first()
        if user is None:
            raise forms.ValidationError(_("Nobody with a working account has this address."))
        return user


class PageForm(forms.Form):
    """Which page the team looks after."""

    project = forms.ModelChoiceField(
        label=_("Page of the team"),
        queryset=ProjectPage.objects.none(),
        required=False,
        empty_label=_("None"),
    )

    def __init__(self, *args, team: Team, **kwargs):
        super().__init__(*args, initial={"project": team.project_id}, **kwargs)
        free = ProjectPage.objects.filter(team=None) | ProjectPage.objects.filter(team=team)
        self.fields["project"].queryset = free.order_by("title")
