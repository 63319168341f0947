"""Adding to the timeline from an action; workers do it through `submissions.timeline`."""

from ..timeline import NOTIFY, record

__all__ = ["NOTIFY", "record"]
