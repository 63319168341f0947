"""The editor's form of an event: times are entered as a clock at its place shows them."""

from django.utils import timezone
from wagtail.admin.forms import WagtailAdminPageForm

from .zones import at_wall_clock, is_zone, local

TIMES = ("starts_at", "ends_at", "registration_deadline_at")


class EventForm(WagtailAdminPageForm):
    """Django's date-time fields speak the zone of the site; this form speaks that of the event."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        zone = self.instance.time_zone
        for name in TIMES:
            moment = getattr(self.instance, name, None)
            if moment and is_zone(zone):
                self.initial[name] = local(moment, zone).replace(tzinfo=None)

    def clean(self):
        data = super().clean()
        zone = data.get("time_zone", "")
        if is_zone(zone):
            for name in TIMES:
                if moment := data.get(name):
                    wall = timezone.make_naive(moment) if timezone.is_aware(moment) else moment
                    data[name] = at_wall_clock(wall, zone)
        return data
