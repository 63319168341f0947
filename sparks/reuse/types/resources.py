from collections import defaultdict
from datetime import date

from django.utils.translation import gettext_lazy as _

from projects.models import Organisation, ProjectPage
from resources.models import ResourceFile, ResourceIndexPage, ResourcePage
from sparks.core import outgoing
from sparks.core.seo import absolute
from sparks.core.storage import is_private

from ..addresses import record_url
from ..kinds import Kind
from ..pages import chosen, common, keys_of, numbers, page_links, slugs, text_of, topics
from ..records import Link, PageRecord, Record, Uri, one_of

NAME = "resources"


class File(Record):
    """A resource in one language, here or at an address elsewhere."""

    language: str
    """ISO 639-1."""
    title: str
    """Empty when it is that of the resource."""
    url: Uri | None
    """Null while a link that turned bad is withdrawn."""
    format: str
    size: int | None
    """In bytes."""
    pages: int | None
    is_accessible: bool | None
    """Null: nobody has checked."""

    def __str__(self):
        return f"{self.language}: {self.url or ''}"


class Resource(PageRecord):
    """A report, tool, training or other output."""

    kind: one_of(ResourcePage.Kind)
    authors: str
    """Names with semicolons between them."""
    published_on: date | None
    region: str
    licence: str
    """The licence of the resource itself; empty when unknown."""
    doi: str
    evidence_grade: one_of(ResourcePage.Evidence, or_empty=True)
    access: one_of(ResourcePage.Access)
    languages: list[str]
    """ISO 639-1 codes of the languages it can be had in."""
    pillars: list[str]
    capabilities: list[int]
    """Numbers of the capabilities it strengthens."""
    audiences: list[str]
    topics: list[str]
    organisations: list[Link]
    projects: list[Link]
    files: list[File]
    abstract: str
    text: str


def written(items: list[ResourcePage]) -> list[Resource]:
    """Write resources (three queries)."""
    projects = page_links(ProjectPage, keys_of(items, "projects"), "projects")
    organisations = _organisations(keys_of(items, "organisations"))
    files = _files(items)
    return [
        _resource(
            page,
            projects=chosen(projects, page.projects_keys),
            organisations=chosen(organisations, page.organisations_keys),
            files=files[page.pk],
        )
        for page in items
    ]


def _resource(page: ResourcePage, *, files: list[File], **linked) -> Resource:
    return Resource(
        **common(page, NAME),
        **linked,
        kind=page.kind,
        authors=page.authors,
        published_on=page.published_on,
        region=page.region,
        licence=page.licence,
        doi=page.doi,
        evidence_grade=page.evidence_grade,
        access=page.access,
        languages=list(dict.fromkeys(file.language for file in files)),
        pillars=slugs(page, "pillars"),
        capabilities=numbers(page),
        audiences=slugs(page, "audiences"),
        topics=topics(page),
        files=files,
        abstract=page.abstract,
        text=text_of(page.body),
    )


def _organisations(keys: set[int]) -> dict[int, Link]:
    found = Organisation.objects.filter(pk__in=keys).order_by("name", "pk")
    return {
        pk: Link(id=pk, title=name, api_url=record_url("organisations", pk))
        for pk, name in found.values_list("pk", "name")
    }


def _files(items: list[ResourcePage]) -> dict[int, list[File]]:
    found = ResourceFile.objects.filter(page__in=[page.pk for page in items])
    files = defaultdict(list)
    for each in found.select_related("document").order_by("sort_order", "pk"):
        if each.href and not (each.document and is_private(each.document.file.name)):
            files[each.page_id].append(_file(each))
    return files


def _file(each: ResourceFile) -> File:
    url = outgoing.address(each.href)
    return File(
        language=each.language,
        title=each.title,
        url=absolute(url) if url else None,
        format=each.format,
        size=each.size,
        pages=each.pages,
        is_accessible=each.is_accessible,
    )


KIND = Kind.of_listing(
    ResourceIndexPage,
    name=NAME,
    title=_("Resources"),
    record=Resource,
    fetch=lambda items: items.in_full().with_keys("projects", "organisations"),
    records=written,
)
