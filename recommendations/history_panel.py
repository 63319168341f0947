"""The record of follow-ups in the form of a recommendation, to read only."""

from wagtail.admin.panels import Panel

from .record import record_of


class HistoryPanel(Panel):
    """Shows what was heard when; nobody writes it, publishing does."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "wagtailadmin/recommendations/history.html"

        def is_shown(self):
            return bool(self.instance.pk)

        def get_context_data(self, parent_context=None):
            return {
                **super().get_context_data(parent_context),
                "record": record_of(self.instance),
            }
