"""Bringing together what two people wrote at the same time, field by field."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Merged:
    """payload: the fields brought together; mine stands where both changed the same one.

    conflicts: names of such fields. theirs: names that only the other side changed.
    """

    payload: dict
    conflicts: list[str]
    theirs: list[str]


def merge(fields: tuple[str, ...], base: dict, mine: dict, theirs: dict) -> Merged:
    """Merge three payloads of the same `fields`; one that is left out counts as unchanged."""
    payload, conflicts, taken = {}, [], []
    for name in fields:
        old = base.get(name)
        my, their = mine.get(name, old), theirs.get(name, old)
        if my == old:
            if their != old:
                taken.append(name)
            my = their
        elif their not in (old, my):
            conflicts.append(name)
        if name in mine or name in theirs or name in base:
            payload[name] = my
    return Merged(payload, conflicts, taken)
