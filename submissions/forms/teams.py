"""The forms on the pages of a team."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..addresses import normalised
from ..models import Membership, Team
from ..rights import Role

ROLES = [role for role in Role.choices if role[0] != Role.OWNER]


class RoleField(forms.ChoiceField):
    def __init__(self, **kwargs):
        wrong = {"invalid_choice": _("Choose one of the roles in the list.")}
        super().__init__(
            label=_("Role"),
            choices=Role,
            error_messages={**wrong, "required": wrong["invalid_choice"]},
        )


class InviteForm(forms.Form):
    """Whom to invite, and as what."""

    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        help_text=_("The address with which this person signs in, or will."),
        error_messages={
            "required": _("Enter an e-mail address."),
            "invalid": _("Enter an e-mail address such as name@example.org."),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    role = RoleField()

    def clean_email(self) -> str:
        return normalised(self.cleaned_data["email"])


class RoleForm(forms.Form):
    """What somebody is in the team."""

    role = RoleField()


class SureForm(forms.Form):
    """A tick, so that nothing big happens by one careless press."""

    sure = forms.BooleanField(
        label=_("Yes, I am sure"), error_messages={"required": _("Tick the box, if you are sure.")}
    )


class MemberField(forms.ModelChoiceField):
    def label_from_instance(self, member: Membership) -> str:
        return f"{member.user} ({member.get_role_display()})"


class HandOverForm(forms.Form):
    """Who is the owner from now on, and what one stays oneself."""

    member = MemberField(
        label=_("New owner"),
        queryset=Membership.objects.none(),
        empty_label=_("Choose somebody"),
        error_messages={
            "required": _("Choose who should be the owner."),
            "invalid_choice": _("Choose somebody of the team."),
        },
    )
    role = forms.ChoiceField(label=_("What you are afterwards"), choices=ROLES, initial=Role.EDITOR)

    def __init__(self, *args, members, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["member"].queryset = members


class StewardForm(forms.ModelForm):
    """Who answers for the outputs once the project has ended."""

    class Meta:
        model = Team
        fields = ["steward"]
        labels = {"steward": _("Steward of the outputs")}
        help_texts = {
            "steward": _(
                "An organisation, or a person with a role in one. It is shown to editors only."
            )
        }
        widgets = {"steward": forms.TextInput(attrs={"autocomplete": "off"})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["steward"].required = True
        self.fields["steward"].error_messages["required"] = _("Say who looks after the outputs.")

    def _post_clean(self):
        """Leave the record alone: the action changes it."""
