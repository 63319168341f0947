"""Noting what the guard finds on live pages; the report over the whole site reads it."""

from collections.abc import Iterator
from itertools import islice

from django.db import transaction
from wagtail.models import Page

from .models import PageFinding
from .wording import remarks_on

CHUNK = 100
LONGEST = {name: PageFinding._meta.get_field(name).max_length for name in ("place", "word")}


@transaction.atomic
def note(page: Page) -> int:
    """Write down what the guard finds on a live page (a specific one); give how much that is."""
    found = remarks_on(page)
    PageFinding.objects.filter(page_id=page.pk).delete()
    PageFinding.objects.bulk_create(
        PageFinding(
            page_id=page.pk,
            term_id=remark.finding.entry.pk,
            place=remark.place[: LONGEST["place"]],
            before=remark.before,
            word=remark.word[: LONGEST["word"]],
            after=remark.after,
        )
        for remark in found
    )
    return len(found)


def forget(page: Page) -> None:
    """Strike what was noted about a page that visitors no longer see."""
    PageFinding.objects.filter(page_id=page.pk).delete()


def check_all() -> Iterator[int]:
    """Check every live page anew; give how many are done, chunk by chunk."""
    keys = iter(Page.objects.live().filter(depth__gt=1).order_by("pk").values_list("pk", flat=True))
    done = 0
    while chunk := list(islice(keys, CHUNK)):
        for page in Page.objects.filter(pk__in=chunk).select_related("locale").specific():
            note(page)
        done += len(chunk)
        yield done
