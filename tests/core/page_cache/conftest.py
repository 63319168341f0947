"""Production servers with the demo content: two that keep pages, and one that draws each anew."""

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.db import connection

from sparks.core.page_cache.figures import Figures, of_host
from tests.cloning import name_of
from tests.journeys import site

# As in two_languages.py, which only the servers can load.
LANGUAGES = [("en", "English"), ("de", "German")]
NAME = "localhost:8000"  # of the site; it is in what pages say
# What differs from one drawing to the next: the signed token of a form.
TOKEN = re.compile(rb'(name="[\w-]*token" value=")[^"]*')


@dataclass(frozen=True)
class Host:
    """A web server with its worker processes, at `address`; they share the folder `pages`."""

    address: str
    pages: Path

    def get(self, path: str, method: str = "GET", **headers) -> tuple[int, dict, bytes]:
        """Give status, headers by lower-case name, and body; each time on a new connection."""
        client = HTTPConnection(urlsplit(self.address).netloc, timeout=30)
        client.request(method, path, headers={"Accept-Encoding": "identity", **headers})
        answer = client.getresponse()
        body = answer.read()
        client.close()
        return answer.status, {name.lower(): value for name, value in answer.headers.items()}, body

    def page(self, path: str) -> tuple[int, bytes]:
        """Give status and body, without what is new in each drawing."""
        status, _, body = self.get(path, Host=NAME)
        return status, TOKEN.sub(rb"\1", body)

    def figures(self) -> Figures:
        """Give what its page caches did, as far as they told (once a second)."""
        return of_host(self.pages / "figures")


@dataclass(frozen=True)
class World:
    """`near` shares the bell with this process, `far` does not, `plain` keeps nothing."""

    near: Host
    far: Host
    plain: Host


@contextmanager
def host(
    database: str, folder: Path, workers: int, *, keeps: bool = True, **more
) -> Iterator[Host]:
    """Run a web server on a database; pictures are in the folder `media` beside `folder`."""
    folder.mkdir()
    media = folder.parent / "media"
    media.mkdir(exist_ok=True)
    (folder / "media").symlink_to(media)
    pages = folder / "pages"
    environ = {
        "WEB_WORKERS": str(workers),
        "PAGES_ROOT": str(pages) if keeps else "",
        "SITE_URL": f"http://{NAME}",
        "DJANGO_SETTINGS_MODULE": f"{__package__}.two_languages",
        **more,
    }
    with site.serving(database, folder, site.collected_static(), environ) as running:
        yield Host(running.address, pages)


@contextmanager
def connected_to(database: str) -> Iterator[None]:
    """Let Django in this process work on another database, with commits that are real."""
    before = connection.settings_dict["NAME"]
    _turn_to(name_of(database))
    yield
    _turn_to(before)


def _turn_to(name: str) -> None:
    connection.close()
    connection.close_pool()
    connection.settings_dict["NAME"] = name


@pytest.fixture(scope="module")
def world(worker_id, tmp_path_factory, django_db_setup, django_db_blocker):
    """The servers, and Django in this process on their database."""
    folder = tmp_path_factory.mktemp("hosts")
    with ExitStack() as stack:
        database = stack.enter_context(site.demo_database(f"pages_{worker_id}"))
        near = stack.enter_context(host(database, folder / "near", 2))
        far = stack.enter_context(host(database, folder / "far", 1))
        plain = stack.enter_context(host(database, folder / "plain", 1, keeps=False))
        stack.enter_context(django_db_blocker.unblock())
        stack.enter_context(connected_to(database))
        yield World(near, far, plain)


@pytest.fixture
def edits(world, settings):
    """Edit as somebody at a worker process of the near host does."""
    settings.PAGES_ROOT = str(world.near.pages)
    settings.MEDIA_ROOT = world.near.pages.parent / "media"
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
    return world
