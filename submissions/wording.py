"""What the term guard says about a team's text, section by section; nobody is kept from sending."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from sparks.core.places import locales
from sparks.glossary.places import is_prose, places_in
from sparks.glossary.wording import Remark, remarks

from .models import Contribution
from .shapes import Section, shape_of
from .shapes.fields import Field


@dataclass(frozen=True)
class TextRemark:
    """A remark, and the part of the form where the word can be changed."""

    section: Section
    url: str
    remark: Remark


def remarks_on(text: Contribution, section: Section | None = None) -> list[TextRemark]:
    """Give the remarks on a text, or on one section of it; none on taking a page down."""
    if text.kind == Contribution.Kind.UNPUBLISH:
        return []
    language = _language(text)
    sections = [section] if section else shape_of(text.page_type).sections
    return [
        TextRemark(each, _url(text, each, field), remark)
        for each in sections
        for field in each.fields
        for remark in remarks(_places(field, text.payload), language)
    ]


def _places(field: Field, payload: dict):
    value = payload.get(field.name)
    if value and is_prose(field.stored_as):
        yield from places_in(field.stored_as, value, str(field.label))


def _url(text: Contribution, section: Section, field: Field) -> str:
    url = reverse("submissions:edit_section", args=[text.key, section.slug])
    return f"{url}#id_{field.name}"


def _language(text: Contribution) -> str:
    """Give the language of the page; a new one is written in the site's own."""
    by_pk = {locale.pk: code for code, locale in locales().items()}
    return by_pk.get(text.page.locale_id if text.page else None, settings.LANGUAGE_CODE)
