"""Serving the picture shown where a page is shared."""

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.views.decorators.http import require_safe
from wagtail.models import Page

from .places import locales
from .routing import find_site, in_full, is_restricted
from .seo import social_digest, social_image_url

MONTH = 30 * 24 * 60 * 60
YEAR = 365 * 24 * 60 * 60


@require_safe
def social_image(request: HttpRequest, page_id: int, digest: str) -> HttpResponse:
    """Serve the drawn picture of a page everybody may read; an old address leads to the new one."""
    found = Page.objects.live().filter(pk=page_id).first()
    if found is None or is_restricted(found):
        raise Http404
    find_site(request)
    page = in_full(found.specific_class, found.pk)
    if not hasattr(page, "social_picture"):
        raise Http404
    with translation.override(_language(page)):
        if page.social_image_id or digest != social_digest(page):
            return redirect(social_image_url(page))
        png = cache.get_or_set(f"social:{page_id}:{digest}", page.social_picture.png, MONTH)
    headers = {"Cache-Control": f"public, max-age={YEAR}, immutable"}
    return HttpResponse(png, content_type="image/png", headers=headers)


def _language(page: Page) -> str:
    by_pk = {locale.pk: code for code, locale in locales().items()}
    return by_pk[page.locale_id]
