"""Field recipes that several rooms share."""

from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from .blocks import BodyBlock


def body_field(**kwargs) -> StreamField:
    """Give the StreamField for running text, made of the block kit."""
    return StreamField(BodyBlock(), **{"blank": True, "verbose_name": _("body"), **kwargs})


def words_of(stream) -> str:
    """Give all searchable words of a StreamField's value as one plain text."""
    return " ".join(str(part) for part in stream.stream_block.get_searchable_content(stream))
