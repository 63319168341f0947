from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.fields import StreamField


class SlotBlock(blocks.StructBlock):
    """One entry in the programme of the day."""

    time = blocks.CharBlock(label=_("Time"), max_length=40)
    title = blocks.CharBlock(label=_("Title"), max_length=160)
    note = blocks.CharBlock(label=_("Note"), required=False, max_length=250)

    class Meta:
        icon = "time"
        label = _("Entry")
        preview_value = {"time": "10:00", "title": "Welcome", "note": ""}


class SpeakerBlock(blocks.StructBlock):
    """Somebody who speaks at an event."""

    name = blocks.CharBlock(label=_("Name"), max_length=120)
    role = blocks.CharBlock(label=_("Role"), required=False, max_length=160)

    class Meta:
        icon = "user"
        label = _("Speaker")
        preview_value = {"name": "The editors", "role": "Sparks in the Dark"}


def programme_field() -> StreamField:
    """Give the field for the programme of the day."""
    return StreamField([("slot", SlotBlock())], blank=True, verbose_name=_("programme"))


def speakers_field() -> StreamField:
    """Give the field for the speakers."""
    return StreamField([("speaker", SpeakerBlock())], blank=True, verbose_name=_("speakers"))
