"""Rich text with its terms marked."""

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from wagtail.templatetags.wagtailcore_tags import richtext

from ..marking import mark, marked_words

register = template.Library()


@register.simple_tag(takes_context=True)
def explained(context: template.Context, value) -> SafeString:
    """Give rich text as `richtext` does; the first time a page uses a term, it is a link.

    Which terms were marked is remembered with the request: its blocks are drawn one by one.
    """
    html, request = richtext(value), context.get("request")
    if request is None:
        return html
    if not hasattr(request, "terms_marked"):
        request.terms_marked = set()
    # Rich text is safe, and marking adds nothing but links made from escaped words.
    return mark_safe(mark(str(html), marked_words(get_language()), request.terms_marked))  # noqa: S308
