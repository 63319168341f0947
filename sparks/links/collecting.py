"""Keeping the list of links what the public pages say."""

import time
from urllib.parse import urlsplit

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction

from .models import Link, Use
from .places import places, public, title_of, uses_in

CHUNK = 200


def collect(records: list[models.Model]) -> None:
    """Write down the links in `records`, all of one model; forget those that are gone."""
    if not records:
        return
    model = type(records[0])
    wanted = {
        (record.pk, url, label): title_of(record)
        for record in records
        for url, label in uses_in(record)
    }
    known = Use.objects.of(model, [record.pk for record in records]).select_related("link")
    there = {(use.object_id, use.link.url, use.field): use for use in known}
    with transaction.atomic():
        gone = [use.pk for key, use in there.items() if key not in wanted]
        if gone:
            Use.objects.filter(pk__in=gone).delete()
        new = {key: title for key, title in wanted.items() if key not in there}
        if new:
            _add(model, new)
        renamed = [use for key, use in there.items() if wanted.get(key, use.title) != use.title]
        for use in renamed:
            use.title = wanted[use.object_id, use.link.url, use.field]
        if renamed:
            Use.objects.bulk_update(renamed, ["title"])


def forget(record: models.Model) -> None:
    """Forget where links stood in a record that visitors no longer see."""
    Use.objects.of(type(record), [record.pk]).delete()


def sweep(position: tuple[int, int] = (0, 0), seconds: float = 25) -> tuple[int, int] | None:
    """Look through all public records for `seconds`; give where to go on, None at the end.

    position: which model, and after which key. What changed without a signal is found here.
    """
    until = time.monotonic() + seconds
    models_ = list(places())
    number, after = position
    while number < len(models_):
        records = list(public(models_[number]).filter(pk__gt=after)[:CHUNK])
        collect(records)
        if records:
            after = records[-1].pk
        else:
            _forget_vanished(models_[number])
            number, after = number + 1, 0
        if time.monotonic() >= until and number < len(models_):
            return number, after
    Link.objects.forgettable().delete()
    return None


def _forget_vanished(model: type[models.Model]) -> None:
    kind = ContentType.objects.get_for_model(model)
    there = public(model).order_by().values("pk")
    Use.objects.filter(content_type=kind).exclude(object_id__in=there).delete()


def _add(model: type[models.Model], new: dict[tuple[int, str, str], str]) -> None:
    urls = sorted({url for _pk, url, _label in new})
    links = [Link(url=url, host=urlsplit(url).hostname or "") for url in urls]
    Link.objects.bulk_create(links, ignore_conflicts=True)
    keys = dict(Link.objects.filter(url__in=urls).values_list("url", "pk"))
    kind = ContentType.objects.get_for_model(model)
    uses = [
        Use(link_id=keys[url], content_type=kind, object_id=pk, field=label, title=title)
        for (pk, url, label), title in new.items()
    ]
    Use.objects.bulk_create(uses, ignore_conflicts=True)
