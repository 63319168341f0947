"""Field recipes that several rooms share."""

from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from .blocks import BodyBlock

# What stored blocks say beside their words.
NOT_WORDS = {"id", "type", "url", "tone", "form"}


def body_field(**kwargs) -> StreamField:
    """Give the StreamField for running text, made of the block kit."""
    return StreamField(BodyBlock(), **{"blank": True, "verbose_name": _("body"), **kwargs})


def written_words(stream) -> int:
    """Count the words in a StreamField as it is stored, so that no block reads the database."""
    return sum(_count(block["value"]) for block in stream.raw_data)


def _count(value) -> int:
    if isinstance(value, str):
        return len(strip_tags(value).split())
    if isinstance(value, dict):
        return sum(_count(part) for key, part in value.items() if key not in NOT_WORDS)
    return sum(map(_count, value)) if isinstance(value, list) else 0


def words_of(stream) -> str:
    """Give all searchable words of a StreamField's value as one plain text."""
    return " ".join(str(part) for part in stream.stream_block.get_searchable_content(stream))
