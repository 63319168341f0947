"""Where a capability leads."""

from django import template

from ..models import Capability
from ..store import capability_urls

register = template.Library()


@register.filter
def page_url(capability: Capability) -> str:
    """Give the address of the page of `capability`; "" when there is none."""
    return capability_urls().get(capability.pk, "")
