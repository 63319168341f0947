"""Files of teams are public while a live page shows them, and at no other time.

What is made public is looked up in the page itself before readers can see it. What is made private
again is looked up in the reference index, afterwards and in the outbox, so that it is never missed.
"""

from collections import defaultdict

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, ReferenceIndex

from sparks.core.models import SiteDocument, SiteImage
from sparks.core.privacy import publish_file, withdraw_file
from sparks.core.storage import PRIVATE, is_private

from ..models import UploadedAsset


def publish_for(page: Page) -> None:
    """Make public every private image and document that the live `page` names."""
    if not page.live:
        return
    ReferenceIndex.create_or_update_for_object(page)
    for record in _named_by(page):
        if is_private(record.file.name):
            publish_file(record)


def reconcile() -> None:
    """Bring all files of teams to where they belong; a second time changes nothing."""
    assets = UploadedAsset.objects.select_related("image", "document")
    records = [each.image or each.document for each in assets.clean()]
    records = [each for each in records if each]
    seen = shown(records)
    for record in records:
        is_shown = (type(record), record.pk) in seen
        if is_shown and is_private(record.file.name):
            publish_file(record)
        elif not is_shown and not is_private(record.file.name):
            withdraw_file(record)


def shown(records) -> set[tuple[type, int]]:
    """Give the model and key of those records that something readers can see names."""
    found = set()
    by_model = defaultdict(list)
    for record in records:
        by_model[type(record)].append(str(record.pk))
    page_type = ContentType.objects.get_for_model(Page)
    for model, keys in by_model.items():
        to_type = ContentType.objects.get_for_model(model)
        named = ReferenceIndex.objects.filter(to_content_type=to_type, to_object_id__in=keys)
        rows = list(named.values_list("base_content_type_id", "object_id", "to_object_id"))
        pages = {key for kind, key, _to in rows if kind == page_type.pk}
        live = {
            str(key)
            for key in Page.objects.live().filter(pk__in=pages).values_list("pk", flat=True)
        }
        # Whatever else names a file, as the settings of the site do, editors chose it for.
        found |= {(model, int(to)) for kind, key, to in rows if kind != page_type.pk or key in live}
    return found


def is_named(record) -> bool:
    """Tell whether anything in the site, live or not, names an image or a document."""
    return ReferenceIndex.get_references_to(record).exists()


def _named_by(page: Page) -> list[SiteImage | SiteDocument]:
    references = ReferenceIndex.get_references_for_object(page)
    found = []
    for model in (SiteImage, SiteDocument):
        to_type = ContentType.objects.get_for_model(model)
        keys = references.filter(to_content_type=to_type).values_list("to_object_id", flat=True)
        found += model.objects.filter(pk__in={int(key) for key in keys}, file__startswith=PRIVATE)
    return found
