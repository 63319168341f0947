"""By what the list of links is narrowed."""

import django_filters
from django.contrib.contenttypes.models import ContentType
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from .models import Link, Ruling, State, Use

DECIDE, MEND = "decide", "mend"
WAITING = [
    (DECIDE, _("Withdrawn, to be decided")),
    (MEND, _("Dead, moved or with another owner")),
]
RULINGS = [(value, label) for value, label in Ruling.choices if value]


def _kinds() -> list[tuple[int, str]]:
    """Give the kinds of pages and records in which links stand now."""
    used = ContentType.objects.filter(pk__in=Use.objects.order_by().values("content_type"))
    names = [(kind.pk, capfirst(kind.model_class()._meta.verbose_name)) for kind in used]
    return sorted(names, key=lambda each: each[1])


class LinkFilterSet(WagtailFilterSet):
    waiting = django_filters.ChoiceFilter(label=_("Waiting"), choices=WAITING, method="that_wait")
    state = django_filters.ChoiceFilter(label=_("State"), choices=State)
    ruling = django_filters.ChoiceFilter(label=_("Decision"), choices=RULINGS)
    host = django_filters.CharFilter(label=_("Site"), lookup_expr="icontains")
    used_in = django_filters.ChoiceFilter(label=_("Used in"), choices=_kinds, method="standing_in")

    class Meta:
        model = Link
        fields = ["waiting", "state", "ruling", "host", "used_in"]

    def that_wait(self, links, _name, value):
        return links.to_decide() if value == DECIDE else links.to_mend()

    def standing_in(self, links, _name, value):
        return links.filter(pk__in=Use.objects.filter(content_type=value).values("link"))
