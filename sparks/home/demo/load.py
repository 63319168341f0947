"""Loading the demo content, in an order in which everything finds what it refers to."""

from collections.abc import Callable

from django.core.management import call_command
from wagtail.models import Page
from wagtail.signal_handlers import disable_reference_index_auto_update

from news.models import EventIndexPage, NewsIndexPage
from projects.models import ProjectIndexPage
from recommendations.models import RecommendationIndexPage
from resources.models import ResourceIndexPage

from ..foundation import found_site
from ..models import HomePage
from . import kits, pages, plain
from .figures import load_figures
from .glossary import load_glossary
from .help import load_help
from .links import load_links
from .milestones import load_milestones
from .newsletter import load_newsletter
from .read import Linker, rows
from .records import load_accounts, load_organisations, load_texts
from .response import fill_response, load_capability_pages
from .sorting import Sorter
from .teams import load_teams

# file, name of a row, listing it belongs to, how a page is made, how it is filled
KINDS = [
    ("projects", "project", ProjectIndexPage, pages.project, pages.fill_project),
    ("resources", "resource", ResourceIndexPage, pages.resource, pages.fill_resource),
    ("kits", "kit", ResourceIndexPage, kits.kit, kits.fill_kit),
    ("articles", "article", NewsIndexPage, pages.article, pages.fill_article),
    ("events", "event", EventIndexPage, pages.event, pages.fill_event),
    (
        "recommendations",
        "recommendation",
        RecommendationIndexPage,
        pages.recommendation,
        pages.fill_recommendation,
    ),
]


def load_demo(progress: Callable[[str], None] = print) -> None:
    """Load what is missing; call it inside a transaction. `progress` is told what is being done."""
    # Every page is saved several times; what refers to what is noted once, at the end.
    with disable_reference_index_auto_update():
        _load(progress)
    call_command("rebuild_references_index", verbosity=0)
    # Publishing only adds words; spelling wants to know how many pages use each.
    call_command("rebuild_search", verbosity=0)


def _load(progress: Callable[[str], None]) -> None:
    home = found_site()
    # Before the pages: what is published is searched for discouraged words.
    progress(f"  {load_glossary(home)} terms of the glossary")
    load_accounts()
    organisations = load_organisations()
    progress(f"  {len(organisations)} organisations")
    progress(f"  {load_figures()} figures")
    new = _create_pages(home)
    linker = Linker(home)
    sorter = Sorter(organisations, linker.keys)
    progress(f"  {load_capability_pages(home, linker)} capability pages")
    for name, created in new.items():
        for page, row, fill in created:
            fill(page, row, linker, sorter)
            pages.fill_common(page, row, linker, sorter)
            publish(page, row)
        progress(f"  {len(created)} {name}")
    plain.fill_pages(home, linker)
    fill_response(home, linker)
    load_texts(home, linker)
    progress(f"  {load_help(home)} help services")
    progress(f"  {load_milestones(home, linker)} milestones")
    progress(f"  {load_newsletter(home, linker)} issues of the newsletter")
    progress(f"  {load_teams(linker)} teams")
    progress(f"  {load_links()} links to other sites")


def _create_pages(home: HomePage) -> dict[str, list]:
    """Create the pages that are missing, unpublished; give them with their rows, by kind."""
    plain.create_pages(home)
    new = {}
    for file, name, listing, make, fill in KINDS:
        parent = listing.objects.child_of(home).get()
        there = set(parent.get_children().values_list("slug", flat=True))
        new[file] = []
        for row in rows(file)[name]:
            if row["slug"] not in there:
                page = make(row)
                page.live = False
                new[file].append((parent.add_child(instance=page), row, fill))
    return new


def publish(page: Page, row: dict) -> None:
    """Publish a page as an editor would: through a revision."""
    page.last_reviewed_on = page.last_reviewed_on or row.get("reviewed_on")
    page.save_revision(clean=False).publish()
