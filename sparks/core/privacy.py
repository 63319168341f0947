"""Moving the files of an image or a document between public and private.

The file is copied first, the record changed with the transaction, and the old copy deleted once
that is committed: whoever reads before or after finds the file that the record names. Renditions
are dropped and made again when asked for, in the place of their image.
"""

from functools import partial

from django.core.files.storage import default_storage
from django.db import transaction

from .models import SiteDocument, SiteImage
from .storage import is_private, private_name, public_name


@transaction.atomic
def publish_file(record: SiteImage | SiteDocument) -> bool:
    """Let everybody read the file of `record`; tell whether anything had to be done."""
    return _move(record, to_private=False)


@transaction.atomic
def withdraw_file(record: SiteImage | SiteDocument) -> bool:
    """Let only editors and its owners read the file of `record`; tell whether it was public."""
    return _move(record, to_private=True)


def _move(record, *, to_private: bool) -> bool:
    locked = type(record).objects.select_for_update().get(pk=record.pk)
    old = locked.file.name
    if is_private(old) == to_private:
        record.file.name = old
        return False
    wanted = private_name(old) if to_private else public_name(old)
    with default_storage.open(old) as content:
        new = default_storage.save(wanted, content)
    _drop_renditions(locked)
    locked.file.name = record.file.name = new
    locked.save(update_fields=["file"])
    transaction.on_commit(partial(default_storage.delete, old), robust=True)
    return True


def _drop_renditions(record) -> None:
    """Forget the renditions of an image, also those that a request keeps while we are at it."""
    if not isinstance(record, SiteImage):
        return
    renditions = list(record.renditions.all())
    record.renditions.all().delete()
    for rendition in renditions:
        transaction.on_commit(rendition.purge_from_cache, robust=True)
