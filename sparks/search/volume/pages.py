"""Made-up pages: each takes its form and its records from a page that is there, its words from
nobody.
"""

import random
import uuid
from copy import copy
from datetime import date, timedelta
from functools import cached_property

from django.db.models import DateField, TextField
from django.utils.text import slugify
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from sparks.core.bulk import copy_rows, new_keys
from sparks.core.models import SitePage

from .wording import Wording

BODY_WORDS = (80, 320)
OLDEST_DAYS = 12 * 365
# What belongs to one page alone: its revisions, and numbers that no other page may have.
OWN = ("latest_revision_id", "live_revision_id", "alias_of_id", "grant_agreement_id", "doi", "isbn")


class Donor:
    """A page to copy from, with the rows that hang on it."""

    def __init__(self, page: SitePage):
        self.page = page
        self.rows = [
            (model, link, list(model._base_manager.filter(**{link: page.pk})))
            for model, link in hanging(type(page))
        ]


class Maker:
    """Makes pages of one type below one listing."""

    def __init__(self, listing: Page, model: type[SitePage], wording: Wording, dice: random.Random):
        self.listing, self.model = listing, model
        self._wording, self._dice = wording, dice
        # Exactly of this type: one below it has a table more.
        pages = model.objects.exact_type(model).child_of(listing).live().order_by("pk")
        self._donors = [Donor(page) for page in pages[:100]]
        last = listing.get_last_child()
        self._place = Page._str2int(last.path[-Page.steplen :]) if last else 0

    @property
    def has_donors(self) -> bool:
        return bool(self._donors)

    def make(self, count: int) -> None:
        """Write so many pages and what hangs on them."""
        keys = new_keys(Page, count)
        donors = self._dice.choices(self._donors, k=count)
        pages = [self._page(donor.page, key) for donor, key in zip(donors, keys, strict=True)]
        copy_rows(Page, pages)
        for table in (*self.model._meta.get_parent_list()[::-1], self.model):
            if table is not Page and not table._meta.abstract:
                copy_rows(table, pages)
        for number, (model, link, _rows) in enumerate(self._donors[0].rows):
            copy_rows(
                model,
                (
                    self._row(model, row, link, page)
                    for donor, page in zip(donors, pages, strict=True)
                    for row in donor.rows[number][2]
                ),
            )
        Page.objects.filter(pk=self.listing.pk).update(numchild=self._place)

    def _page(self, donor: SitePage, key: int) -> SitePage:
        page = copy(donor)
        page._state = copy(donor._state)
        age = timedelta(days=self._dice.randrange(OLDEST_DAYS))
        for field in self._fields:
            if field.attname in OWN:
                setattr(page, field.attname, None if field.null else "")
            elif words := self._words(field, getattr(page, field.attname)):
                setattr(page, field.attname, words)
            elif isinstance(field, DateField) and (then := getattr(page, field.attname)):
                setattr(page, field.attname, then - age)
        if hasattr(page, "year"):
            page.year = date.today().year - age.days // 365  # noqa: DTZ011 (nobody reads it)
        self._place += 1
        page.pk = page.id = page.page_ptr_id = key
        page.title = page.draft_title = self._wording.text(self._dice.randint(4, 9))[:-1]
        page.slug = f"{slugify(page.title)[:60]}-{key}"
        page.path = Page._get_path(self.listing.path, self.listing.depth + 1, self._place)
        page.url_path = f"{self.listing.url_path}{page.slug}/"
        page.translation_key = uuid.uuid4()
        page.search_description = self._wording.text(16)
        return page

    @cached_property
    def _fields(self) -> list:
        return [field for field in self.model._meta.concrete_fields if not field.primary_key]

    def _words(self, field, value):
        """Give other words for a field that holds text; nothing for one that holds none."""
        if isinstance(field, StreamField):
            if field.name != "body":
                return None
            text = {"html": self._wording.html(self._dice.randint(*BODY_WORDS))}
            return field.to_python([{"type": "text", "value": text, "id": str(uuid.uuid4())}])
        if isinstance(field, RichTextField):
            return value and self._wording.html(40)
        return self._wording.text(20) if isinstance(field, TextField) and value else None

    def _row(self, model, row, link: str, page: SitePage):
        made = copy(row)
        made._state = copy(row._state)
        made.pk = None
        setattr(made, link, page.pk)
        if hasattr(made, "translation_key"):
            made.translation_key = uuid.uuid4()
        return made


def hanging(model: type[SitePage]) -> list[tuple[type, str]]:
    """Give the tables whose rows hang on a page of this type, each with its column that says so."""
    links = [
        (field.remote_field.through, f"{field.m2m_field_name()}_id")
        for field in get_all_child_m2m_relations(model)
    ]
    return links + [
        (relation.related_model, relation.field.attname)
        for relation in get_all_child_relations(model)
        if relation.field.model is relation.related_model
    ]
