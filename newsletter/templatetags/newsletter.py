"""The short form that stands on every page. It costs a signature and no query."""

from django import template

from newsletter.consent import current_text
from newsletter.forms import ShortSignUpForm

register = template.Library()


@register.inclusion_tag("newsletter/short_form.html", takes_context=True)
def sign_up_form(context: template.Context, place: str) -> dict:
    """Draw the form; `place` (see newsletter.places.Form) tells it from others on the page."""
    return {
        "form": ShortSignUpForm(auto_id=f"{place}_%s", initial={"place": place}),
        "consent": current_text(),
        "frame": context.get("frame"),
    }
