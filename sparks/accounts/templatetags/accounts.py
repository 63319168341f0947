"""What templates of accounts ask for."""

import json

from allauth.socialaccount.adapter import get_adapter
from django import template

register = template.Library()


@register.filter
def as_json(value) -> str:
    """Give what WebAuthn's options are as JSON, for an attribute; the template escapes it."""
    return json.dumps(value)


@register.simple_tag(takes_context=True)
def sign_in_elsewhere(context) -> list:
    """Give the organisations through which one can sign in; [] when none is set up."""
    return get_adapter().list_providers(context["request"])
