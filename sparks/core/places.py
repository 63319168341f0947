"""Wagtail's sites, languages and closed parts of the tree, as the process keeps them."""

from wagtail.models import Locale, PageViewRestriction, Site

from .store import kept


@kept
def site_for(host: str, port: str) -> Site | None:
    """Give the Wagtail site of a host, with its root page fetched."""
    sites = list(Site.objects.select_related("root_page__locale"))
    for test in (
        lambda site: site.hostname == host and str(site.port) == str(port),
        lambda site: site.hostname == host,
        lambda site: site.is_default_site,
    ):
        if match := next(filter(test, sites), None):
            return match
    return None


@kept
def locales() -> dict[str, Locale]:
    """Give the languages of the site by their code."""
    return {locale.language_code: locale for locale in Locale.objects.all()}


@kept
def restricted_paths() -> tuple[str, ...]:
    """Give the tree paths of pages that not everybody may see."""
    return tuple(PageViewRestriction.objects.values_list("page__path", flat=True))
