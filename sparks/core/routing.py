"""From an address to a page in two queries at the most, however deep the page lies.

Wagtail walks down the tree, two queries a level. A page's `url_path` already says where it is:
those with others below them are kept in the process (they are the breadcrumb, too), and only the
last ones are asked for.
"""

from functools import cache
from typing import NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult

from .places import locales, restricted_paths, site_for
from .store import kept

HOME_DEPTH = 2  # right below the root of Wagtail's tree, in every language


class Step(NamedTuple):
    """A page on the way to an address: what is needed to fetch it."""

    url_path: str
    model: type[Page] | None
    key: int

    @classmethod
    def of(cls, url_path: str, content_type: int, key: int) -> "Step":
        """Give the step to a page that is known by the row of its table."""
        return cls(url_path, ContentType.objects.get_for_id(content_type).model_class(), key)


def prefixes(root_path: str, parts: list[str]) -> list[str]:
    """Give the url_path of the root and of every step below it."""
    paths = [root_path]
    for part in parts:
        paths.append(f"{paths[-1]}{part}/")
    return paths


def root_url_path(site: Site, language: str) -> str | None:
    """Give the url_path of the home page of a language, by Wagtail's table of root paths."""
    for root in Site.get_site_root_paths():
        if root.site_id == site.pk and root.language_code == language:
            return root.root_path
    return None


def find_site(request) -> Site | None:
    """Give the site of a request and leave it where Wagtail looks for it."""
    host = request.get_host().rsplit(":", 1)[0]
    request._wagtail_site = site_for(host, request.get_port())
    return request._wagtail_site


def route(request, path: str) -> RouteResult | None:
    """Give the page for an address below the language, or None; raises what Page.route raises.

    Leaves `page_ancestors` (live pages above, home first) on the request.
    """
    site = find_site(request)
    root_path = site and root_url_path(site, request.LANGUAGE_CODE)
    if not root_path:
        return None
    parts = [part for part in path.split("/") if part]
    chain = _chain(prefixes(root_path, parts))
    if not chain:
        return None
    page = in_full(chain[-1].model, chain[-1].key)
    page._locale_cache = locales().get(request.LANGUAGE_CODE)
    above = sections()
    request.page_ancestors = [above[step.url_path] for step in chain[:-1]]
    return page.route(request, parts[len(chain) - 1 :])


def _chain(paths: list[str]) -> list[Step]:
    """Give the live pages at `paths`, as far as there is one at each."""
    above = sections()
    known = {
        path: Step.of(path, above[path].content_type_id, above[path].pk)
        for path in paths
        if path in above
    }
    if unknown := [path for path in paths if path not in known]:
        # By the slug, too, because there is an index of slugs and none of whole paths.
        slugs = {path.rstrip("/").rpartition("/")[2] for path in unknown}
        rows = Page.objects.live().filter(url_path__in=unknown, slug__in=slugs)
        for path, content_type, key in rows.values_list("url_path", "content_type_id", "pk"):
            known[path] = Step.of(path, content_type, key)
    chain = []
    for path in paths:
        if path not in known:
            break
        chain.append(known[path])
        if path not in above:
            break  # nothing lies below it
    return chain


@kept
def sections() -> dict[str, Page]:
    """Give the live pages that have others below them by their url_path: a site has few."""
    pages = Page.objects.live().filter(numchild__gt=0, depth__gte=HOME_DEPTH)
    return {page.url_path: page for page in pages}


def in_full(model: type[Page] | None, key: int) -> Page:
    """Give the page of type `model` with this key, with what its `in_full` fetches along."""
    return _in_full(model or Page).get(pk=key)


@cache
def _in_full(model: type[Page]) -> QuerySet:
    """Give all pages of a type in full: it takes longer to say so than to narrow it to one."""
    manager = model._default_manager
    return manager.in_full() if hasattr(manager, "in_full") else manager.all()


def is_restricted(page: Page) -> bool:
    """Say whether the page or one above it is for some visitors only."""
    return any(page.path.startswith(path) for path in restricted_paths())
