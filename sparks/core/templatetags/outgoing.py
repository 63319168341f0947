"""Links to other sites: every template prints them through `outgoing`."""

import re

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from sparks.core.outgoing import standing

register = template.Library()
MARKED = re.compile(r'<a class="outgoing-(withdrawn|archived)".*?</a>', re.DOTALL)


@register.simple_block_tag
def outgoing(content: str, url: str, icon: str = "", rel: str = "noreferrer", **attributes) -> str:
    """Link what it encloses to another site, unless the link was withdrawn.

    icon: drawn behind the words. attributes: of the link, such as class or hreflang.
    """
    return render_to_string(
        "components/outgoing.html",
        {
            "content": mark_safe(content.strip()),  # noqa: S308  (rendered by the template)
            "url": url,
            "now": standing(url),
            "icon_name": icon,
            "rel": rel,
            "attributes": attributes,
        },
    )


@register.filter
def with_notes(html: str) -> SafeString:
    """Say behind each link of rich text that was withdrawn or replaced that it was so."""
    if 'class="outgoing-' not in html:
        return mark_safe(html)  # noqa: S308  (rich text, expanded by Wagtail)
    return mark_safe(MARKED.sub(_noted, html))  # noqa: S308


def _noted(found: re.Match) -> str:
    note = render_to_string("components/outgoing_note.html", {"kind": found[1]})
    return f"{found[0]} {note}"
