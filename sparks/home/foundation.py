"""The skeleton of a new site: home page, listings, contact page, texts.

What is there already is left as it is, so that it can be run at any time.
"""

from django.conf import settings
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page, Site

from news.models import EventIndexPage, NewsIndexPage, TimelinePage
from newsletter.models import NewsletterIndexPage
from projects.models import ProjectIndexPage
from recommendations.models import RecommendationIndexPage
from resources.models import ResourceIndexPage
from sparks.core.models import SiteSettings, SiteTexts
from sparks.figures.models import FigureIndexPage
from sparks.glossary.load import load_terms
from sparks.glossary.models import GlossaryIndexPage
from sparks.help.models import HelpIndexPage
from sparks.taxonomy.load import load_taxonomy

from .models import ContactPage, ContactSubject, HomePage, ResponsePage


def found_site() -> HomePage:
    """Create what a site cannot do without, in the default language; give the home page."""
    load_taxonomy()
    load_terms()
    home = HomePage.objects.first() or _found_home()
    SiteTexts.objects.get_or_create(locale=home.locale)
    for model, slug, title in (
        (ProjectIndexPage, "projects", _("Projects")),
        (NewsIndexPage, "news", _("News")),
        (EventIndexPage, "events", _("Events")),
        (TimelinePage, "timeline", _("Policy timeline")),
        (RecommendationIndexPage, "recommendations", _("Recommendations")),
        (ResourceIndexPage, "resources", _("Resources")),
        (FigureIndexPage, "figures", _("Figures")),
        (NewsletterIndexPage, "newsletter", _("Newsletter")),
        (ResponsePage, "response", _("Response map")),
        (GlossaryIndexPage, "glossary", _("Glossary")),
    ):
        if not model.objects.child_of(home).exists():
            add_page(home, model(slug=slug, title=title))
    if not ContactPage.objects.child_of(home).exists():
        page = add_page(home, ContactPage(slug="contact", title=_("Get involved")))
        ContactSubject.objects.create(page=page, locale=home.locale, label=_("Something else"))
    if not HelpIndexPage.objects.child_of(home).exists():
        _found_help(home)
    return home


def add_page(parent: Page, page: Page) -> Page:
    """Add a page below `parent` and publish it, with a first revision to compare later ones to."""
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def _found_help(home: HomePage) -> None:
    """Add the directory of help, and let the strip of every page lead to it."""
    page = add_page(home, HelpIndexPage(slug="help", title=_("Get help")))
    site = Site.objects.get(is_default_site=True)
    site_settings, _created = SiteSettings.objects.get_or_create(site=site)
    if not site_settings.help_page_id:
        site_settings.help_page_id = page.pk
        site_settings.save(update_fields=["help_page"])


def _found_home() -> HomePage:
    """Put a home page where Wagtail's page of welcome stands in a new database."""
    root = Page.get_first_root_node()
    home = HomePage(slug="start", title=settings.WAGTAIL_SITE_NAME, locale=Locale.get_default())
    add_page(root, home)
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    welcome, site.root_page, site.site_name = site.root_page_id, home, settings.WAGTAIL_SITE_NAME
    site.save()
    Page.objects.filter(pk=welcome, content_type__model="page", depth=2).delete()
    return home
