"""What a page may weigh, compressed (see the look's budgets); figures with `pytest -s`."""

import brotli
import pytest

from .pages import ALONE, seen_once

KB = 1000
BUDGETS = {"html": 20 * KB, "style": 20 * KB, "script": 15 * KB, "font": 60 * KB, "image": 60 * KB}
ALWAYS = ["html", "style", "script", "font"]  # nothing means that it was not measured


def weights(html: bytes, requests: list) -> dict[str, int]:
    """Give the bytes on the wire by kind of thing, as the first screen needs them.

    The proxy compresses pages; here they are as the application gives them, so we do it ourselves.
    Drawings are text, and the proxy compresses them, too.
    """
    found = dict.fromkeys(BUDGETS, 0)
    for request in requests:
        kind = request.resource_type
        is_here = request.response() is not None  # not broken off by going on to the next page
        if is_here and kind in ("stylesheet", "script", "font", "image"):
            name = "style" if kind == "stylesheet" else kind
            found[name] += request.sizes()["responseBodySize"]
    return {**found, "html": len(brotli.compress(html, quality=5))}


@pytest.mark.parametrize(**seen_once())
def test_a_page_keeps_to_its_budget(seen):
    found = weights(seen.visit.document.body(), seen.requests)
    print(f"{seen.shown.name:34}", *(f"{kind} {size / KB:5.1f}" for kind, size in found.items()))
    measured = ["html"] if seen.shown.template in ALONE else ALWAYS
    assert all(found[kind] for kind in measured)
    assert {kind: size for kind, size in found.items() if size > BUDGETS[kind]} == {}
