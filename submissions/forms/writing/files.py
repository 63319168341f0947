"""Which files a team can choose: its own, and what the page has already."""

from django import forms
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from ...models import Contribution, UploadedAsset
from ...shapes.known import Known, leaves


class Choices:
    """The team's files as choices of a select; read once for all fields of a form."""

    def __init__(self, contribution: Contribution):
        known = Known().take_in(contribution.base_payload, contribution.payload)
        used = {str(value) for name, value in leaves(contribution.payload) if name == "asset"}
        assets = UploadedAsset.objects.filter(team=contribution.team)
        self.assets = [
            each
            for each in assets
            if each.state != UploadedAsset.State.REFUSED or str(each.key) in used
        ]
        self.pictures = self._choices(get_image_model(), known.images, is_image=True)
        self.documents = self._choices(get_document_model(), known.documents, is_image=False)

    def description(self, value) -> tuple[str, bool]:
        """Give the description of a picture, and whether it is decorative."""
        if isinstance(value, dict):
            found = [each for each in self.assets if str(each.key) == value["asset"]]
            return (found[0].alt_text, found[0].is_decorative) if found else ("", False)
        image = get_image_model().objects.filter(pk=value).first()
        return (image.description, image.is_decorative) if image else ("", False)

    def _choices(self, model, keys: set[int], *, is_image: bool) -> list[tuple[str, str]]:
        there = [(str(each.pk), each.title) for each in model.objects.filter(pk__in=keys)]
        own = [
            (f"asset:{each.key}", f"{each.title} ({each.get_state_display()})")
            for each in self.assets
            if (each.kind == UploadedAsset.Kind.IMAGE) == is_image
        ]
        return [("", _("None")), *there, *own]


def chosen(value: str, choices: list[tuple[str, str]]):
    """Give what a select says as payloads have it; raises ValidationError for what is not there."""
    if value not in dict(choices):
        raise forms.ValidationError(_("This file is not one of your team's."))
    if not value:
        return None
    return {"asset": value.removeprefix("asset:")} if ":" in value else int(value)


def as_choice(value) -> str:
    """Give a file of a payload as a select says it."""
    if isinstance(value, dict):
        return f"asset:{value['asset']}"
    return "" if value is None else str(value)
