"""The contact form, for the template of the contact page and its preview."""

from django import template

from sparks.home.forms import ContactForm

register = template.Library()


@register.simple_tag(takes_context=True)
def contact_form(context: template.Context) -> ContactForm:
    """Give the form that was sent and comes back with errors, or an empty one."""
    return context.get("form") or ContactForm(page=context["page"])
