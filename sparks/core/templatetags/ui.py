"""Template tags of the look: icons, skies, cards, assets and addresses of filtered listings."""

import json
from functools import lru_cache
from urllib.parse import quote, urlencode

from django import template
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.serializers.json import DjangoJSONEncoder
from django.http import QueryDict
from django.template.loader import get_template, render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from sparks.core.constellation import constellation as draw

register = template.Library()

# What could end the script element early, written as JSON escapes instead.
SCRIPT_ESCAPES = {ord(c): f"\\u{ord(c):04X}" for c in "<>&"}


def _asset(name: str) -> dict:
    """Give the address of a static file and, where the storage knows it, its integrity value."""
    integrity = getattr(staticfiles_storage, "integrity", None)
    return {
        "url": staticfiles_storage.url(name),
        "integrity": integrity(name) if integrity else "",
    }


@register.inclusion_tag("components/asset_stylesheet.html")
def stylesheet(name: str) -> dict:
    """Link a stylesheet, with its integrity in production."""
    return _asset(name)


@register.inclusion_tag("components/asset_module.html")
def module_script(name: str, *imports: str) -> dict:
    """Load a module; those it imports are fetched beside it and checked like it."""
    return {**_asset(name), "imports": [_asset(each) for each in imports]}


@register.simple_tag
@lru_cache
def icon(name: str, size: str = "") -> SafeString:
    """Draw a symbol of img/icons.svg, hidden from assistive technology."""
    return render_to_string("components/icon.html", {"name": name, "size": size})


@register.simple_tag
def constellation(slug: str, pillar=None) -> SafeString:
    """Draw the sky of `slug` in the colour of `pillar` (a Pillar or its slug), if there is one."""
    return _sky(slug, getattr(pillar, "slug", pillar) or "")


@lru_cache(maxsize=1024)
def _sky(slug: str, pillar: str) -> SafeString:
    return render_to_string("components/constellation.html", {"sky": draw(slug), "pillar": pillar})


@register.simple_tag(takes_context=True)
def card(context: template.Context, page, heading: str = "h3") -> SafeString:
    """Render `page` as the card its type names; `heading` is the level of the title."""
    with context.push(page=page, heading=heading):
        return get_template(page.card_template).template.render(context)


@register.simple_tag(takes_context=True)
def query(context: template.Context, **changes) -> str:
    """Give the query string of this page with `changes` made; None drops a field, page restarts.

    A listing knows its own canonical query string; elsewhere it is what the visitor sent.
    """
    listing = context.get("listing")
    fields = QueryDict(listing.query if listing else context["request"].GET.urlencode()).copy()
    fields.pop("page", None)
    for name, value in changes.items():
        fields.pop(name, None)
        if value not in (None, ""):
            fields[name] = value
    return f"?{fields.urlencode()}" if fields else "?"


@register.simple_tag
def share_url(base: str, **fields: str) -> str:
    """Give the address of a network's share page with its fields filled in."""
    return f"{base}?{urlencode(fields)}"


@register.simple_tag
def mail_url(subject: str, body: str) -> str:
    """Give the address that opens a new mail; blanks as %20, for mail programs read no plus."""
    return f"mailto:?{urlencode({'subject': subject, 'body': body}, quote_via=quote)}"


@register.simple_tag
def page_numbers(page_obj):
    """Give the page numbers to link to, with ellipses where some are left out."""
    return page_obj.paginator.get_elided_page_range(page_obj.number, on_each_side=1, on_ends=1)


@register.simple_tag
def elapsed(start, end) -> int | None:
    """Give how much of the time from `start` to `end` (dates) is over, in percent."""
    if not start or not end or end <= start:
        return None
    share = (timezone.localdate() - start) / (end - start)
    return round(100 * min(max(share, 0), 1))


@register.filter
def first_pillar(page):
    """Give the first pillar of a page, or None: its colour is the page's colour."""
    return next(iter(getattr(page, "pillar_list", None) or []), None)


@register.filter
def bare_address(url: str) -> str:
    """Give a web address as people say it: without scheme, www and the last slash."""
    return url.split("://", 1)[-1].removeprefix("www.").rstrip("/")


@register.filter
def lookup(mapping, key):
    """Give `mapping[key]`, or None: for keys that a template cannot spell."""
    return (mapping or {}).get(key)


@register.filter
def leads_to(url: str, path: str) -> str:
    """Give what aria-current says of a menu link at `path`: this page, a part of it, or nothing."""
    if url == path:
        return "page"
    return "true" if url.strip("/").count("/") and path.startswith(url) else ""


@register.filter
def as_linked_data(thing: dict) -> SafeString:
    """Give a schema.org object as JSON that is safe inside a script element."""
    text = json.dumps({"@context": "https://schema.org", **thing}, cls=DjangoJSONEncoder)
    return mark_safe(text.translate(SCRIPT_ESCAPES))  # noqa: S308
