"""From an address to a page in two queries, however deep the page lies.

Wagtail walks down the tree, two queries a level. A page's `url_path` already says where it is, so
all pages on the way are fetched at once; they are the breadcrumb, too.
"""

from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult

from .places import locales, restricted_paths, site_for


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
    paths = prefixes(root_path, parts)
    found = {
        page.url_path: page
        for page in Page.objects.filter(url_path__in=paths).order_by("depth")
        if page.live
    }
    chain = []
    for step in paths:
        if step not in found:
            break
        chain.append(found[step])
    if not chain:
        return None
    page = in_full(chain[-1])
    page._locale_cache = locales().get(request.LANGUAGE_CODE)
    request.page_ancestors = chain[:-1]
    return page.route(request, parts[len(chain) - 1 :])


def in_full(page: Page) -> Page:
    """Give the specific page, with what its type's `in_full` fetches along with it."""
    model = page.specific_class
    if model is None or not hasattr(model._default_manager, "in_full"):
        return page.specific
    return model._default_manager.in_full().get(pk=page.pk)


def is_restricted(page: Page) -> bool:
    """Say whether the page or one above it is for some visitors only."""
    return any(page.path.startswith(path) for path in restricted_paths())
