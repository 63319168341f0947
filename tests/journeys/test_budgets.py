"""What a page may weigh, compressed (see the look's budgets); figures with `pytest -s`."""

import brotli
import pytest

from .pages import named
from .signing import sign_in

KB = 1000
BUDGETS = {"html": 20 * KB, "style": 20 * KB, "script": 15 * KB, "font": 60 * KB, "image": 60 * KB}


def weights(visit) -> dict[str, int]:
    """Give the bytes on the wire by kind of thing, as the first screen needs them.

    The proxy compresses pages; here they are as the application gives them, so we do it ourselves.
    Drawings are text, and the proxy compresses them, too.
    """
    found = dict.fromkeys(BUDGETS, 0)
    for request in visit.requests:
        kind = request.resource_type
        response = request.response()
        if kind == "document" and not request.redirected_to:
            found["html"] = len(brotli.compress(response.body(), quality=5))
        elif kind in ("stylesheet", "script", "font", "image"):
            name = "style" if kind == "stylesheet" else kind
            found[name] += request.sizes()["responseBodySize"]
    return found


@pytest.mark.parametrize(**named())
def test_a_page_keeps_to_its_budget(visit, shown):
    if shown.signed_in_as:
        sign_in(visit, shown.signed_in_as)
        visit.requests.clear()
    visit.go(shown.path)
    visit.page.wait_for_load_state("networkidle")
    found = weights(visit)
    print(f"{shown.name:34}", *(f"{kind} {size / KB:5.1f}" for kind, size in found.items()))
    assert {kind: size for kind, size in found.items() if size > BUDGETS[kind]} == {}


def test_what_is_measured_arrives(visit):
    visit.go("/en/")
    visit.page.wait_for_load_state("networkidle")
    assert all(weights(visit)[kind] for kind in ("html", "style", "script", "font"))
