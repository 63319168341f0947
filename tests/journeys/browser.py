"""A real browser, and what a person sees and does in it."""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, Response, sync_playwright

from .signing import sign_in

CHECKS = Path(__file__).with_name("checks")
# The first is the same engine without windows and what belongs to them, which is a third of the
# work for each page that is opened. Where it is not installed, the whole browser is taken.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
# Nothing but the page itself may use the network, and no name but this machine's two is ever found.
FLAGS = [
    "--disable-gpu",  # there is none: its work would be done at length in software
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]
WIDTHS = {320: 640, 768: 1024, 1280: 800}
DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
# Not faults: the browser reports each page that says it is not there, and each feature that our
# policy turns off for other browsers than this one.
EXPECTED = re.compile(
    r"^Failed to load resource: the server responded with a status of"
    r"|^Error with Permissions-Policy header: Unrecognized feature"
)


def executable() -> str:
    """Give the path of the first that is there; raise RuntimeError with what to do if none is."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if not found:
        raise RuntimeError(
            "The journeys need Chromium. Install it (Debian: apt install chromium-headless-shell), "
            "or name it in the environment variable CHROMIUM."
        )
    return found


@contextmanager
def launched() -> Iterator[Browser]:
    """Run the browser."""
    flags = [*FLAGS, "--no-sandbox"] if os.geteuid() == 0 else FLAGS
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=flags)
        yield browser
        browser.close()


def new_context(chromium: Browser, **options) -> BrowserContext:
    """Give a window that shares nothing with others; `options` are Playwright's."""
    options = {"viewport": {"width": 1280, "height": WIDTHS[1280]}, "locale": "en-GB", **options}
    return chromium.new_context(**options)


class Visit:
    """Somebody with a browser window at the site, and a note of all that the browser did."""

    def __init__(self, context: BrowserContext, address: str):
        self.context = context
        self.address = address
        self.complaints: list[str] = []
        self.requests: list = []
        self.documents: list[Response] = []
        self.page: Page = context.new_page()
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request))
        self.page.on("response", self._keep)

    def go(self, path: str) -> Response:
        """Open the page at `path` and wait until all of it is there."""
        return self.page.goto(f"{self.address}{path}", wait_until="load")

    def see(self, shown) -> None:
        """Bring the page into the state that `shown` (see shown.Shown) describes."""
        if shown.signed_in_as:
            sign_in(self, shown.signed_in_as)
            self.requests.clear()
        self.go(shown.path)
        if shown.act:
            shown.act(self.page)
            self.page.wait_for_load_state()  # what was waited for may be there before its styles

    @property
    def document(self) -> Response:
        """The answer that is shown now."""
        return self.documents[-1]

    @property
    def path(self) -> str:
        """The address that is shown now, from the first slash on."""
        return self.page.url.removeprefix(self.address)

    def refuse_scripts(self) -> None:
        """Load no scripts of the site's, and still let checks run in its pages.

        A browser whose scripts are off altogether holds up axe as well.
        """
        self.context.route("**/*.js", lambda route: route.abort())

    def check(self, name: str, *arguments):
        """Give what the check of that name (see checks/) finds in the page as it is shown."""
        return self.page.evaluate((CHECKS / f"{name}.js").read_text(), *arguments)

    def resize(self, width: int) -> None:
        """Make the window as wide as that, and wait until the page has followed."""
        self.page.set_viewport_size({"width": width, "height": WIDTHS[width]})
        self.page.evaluate(DRAWN)

    def strangers(self) -> set[str]:
        """Give the hosts of all requests that did not go to the site itself."""
        urls = [urlsplit(request.url) for request in self.requests]
        return {
            url.netloc
            for url in urls
            if url.scheme not in ("data", "blob") and url.netloc != urlsplit(self.address).netloc
        }

    def _hear(self, message) -> None:
        if message.type in ("error", "warning") and not EXPECTED.match(message.text):
            self.complaints.append(message.text)

    def _keep(self, response: Response) -> None:
        if response.request.is_navigation_request():
            self.documents.append(response)
