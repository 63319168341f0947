"""Demo texts of the response map and of the 26 capabilities."""

from sparks.taxonomy.load import FRAMEWORK
from sparks.taxonomy.models import Capability

from ..foundation import add_page
from ..models import CapabilityPage, HomePage, ResponsePage
from .read import Linker, rows

TEXTS = ("lead", "what_it_is", "why_it_matters", "how_to_begin")


def load_capability_pages(home: HomePage, linker: Linker) -> int:
    """Create the pages of capabilities that are missing; give how many there are now."""
    parent = ResponsePage.objects.child_of(home).first()
    there = set(CapabilityPage.objects.values_list("capability__number", flat=True))
    found = Capability.objects.filter(theme__framework__slug=FRAMEWORK["slug"])
    by_number = {capability.number: capability for capability in found}
    for row in rows("capabilities")["capability"]:
        if row["number"] not in there:
            capability = by_number[row["number"]]
            page = CapabilityPage(slug=row["slug"], title=capability.title, capability=capability)
            for name in TEXTS:
                setattr(page, name, row[name])
            page.reading = [_link(link, linker) for link in row["reading"]]
            add_page(parent, page)
    return CapabilityPage.objects.count()


def fill_response(home: HomePage, linker: Linker) -> None:
    """Fill the texts of the map, unless somebody has written there already."""
    page = ResponsePage.objects.child_of(home).first()
    if not page.lead:
        row = rows("capabilities")["response"]
        page.lead, page.body = row["lead"], linker.body(row["body"])
        page.save_revision().publish()


def _link(link: dict, linker: Linker) -> dict:
    page = linker.keys[link["page"]] if "page" in link else None
    return {"type": "link", "value": {"url": "", "note": "", **link, "page": page}}
