"""The site and the browser that journeys share: one of each for a process that tests."""

import pytest

from . import browser, post, site
from .shown import Seen

# Each takes minutes of one process. They begin before everything else: no process waits for them at
# the end, and the demo content is there when the others come to need it.
LONG = {"test_crawl", "test_newsletter", "test_teams"}


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the long journeys begin; the order of all else stays."""
    long = {f"{__package__}.{name}" for name in LONG}
    items.sort(key=lambda item: item.module.__name__ not in long)


@pytest.fixture(scope="session")
def static_folder():
    """The static files as production serves them."""
    return site.collected_static()


@pytest.fixture(scope="package")
def running_site(static_folder, tmp_path_factory, worker_id):
    """The site with the demo content, served by the application server."""
    folder = tmp_path_factory.mktemp("site")
    with site.running(worker_id, folder, static_folder) as running:
        yield running


@pytest.fixture(scope="module")
def office(running_site, worker_id):
    """What carries the site's mails and does its other work: a real worker and a real scheduler."""
    number = int(worker_id.removeprefix("gw")) + 5 if worker_id != "master" else 14
    with post.open_for(running_site, number) as office:
        yield office


# A package's, not a session's: while Playwright runs, Django takes the thread for an asynchronous
# one and refuses the database to tests that come later.
@pytest.fixture(scope="package")
def chromium():
    """The browser of all journeys."""
    with browser.launched() as launched:
        yield launched


@pytest.fixture
def new_visit(chromium, running_site):
    """Give a function that opens a window of its own, with Playwright's options of a context."""
    contexts = []

    def open_window(**options) -> browser.Visit:
        contexts.append(browser.new_context(chromium, **options))
        return browser.Visit(contexts[-1], running_site.address)

    yield open_window
    for context in contexts:
        context.close()


@pytest.fixture(scope="package")
def opened(request, chromium, running_site):
    """A page that was brought up once, for all tests that look at it (see pages.seen_once)."""
    with browser.new_context(chromium, reduced_motion="reduce") as context:
        visit = browser.Visit(context, running_site.address)
        visit.see(request.param)
        visit.page.wait_for_load_state("networkidle")
        moving = visit.check("moving")
        visit.page.emulate_media(reduced_motion="no-preference")
        yield Seen(request.param, visit, list(visit.requests), moving)


@pytest.fixture
def seen(opened):
    """That page, left as it was found."""
    yield opened
    opened.visit.page.emulate_media(media="screen", color_scheme="light")
    opened.visit.page.evaluate("document.adoptedStyleSheets = []")
    opened.visit.resize(1280)


@pytest.fixture
def glance(chromium, running_site):
    """Somebody who only looks at a page."""
    with browser.new_context(chromium) as context:
        yield browser.Visit(context, running_site.address)


@pytest.fixture
def visit(new_visit):
    """A visitor with a browser."""
    return new_visit()


@pytest.fixture
def plain_visit(new_visit):
    """A visitor whose browser runs no scripts."""
    return new_visit(java_script_enabled=False)
