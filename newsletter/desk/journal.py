"""Who did what at the desk: kept in Wagtail's log, without a single address."""

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.log_actions import registry as logs

from ..models import Mailing, Subscriber

# What stands in the log, beside what newsletter.actions.mailings logs itself: (label, message).
ACTIONS = {
    "send_back": (_("Send back"), _("Sent back to be changed")),
    "trial": (_("Test"), _("Sent a test letter")),
    "import": (_("Import"), _("Imported subscribers")),
    "export": (_("Export"), _("Exported personal data")),
    "erase": (_("Erase"), _("Erased a subscriber")),
    "unsubscribe": (_("Unsubscribe"), _("Unsubscribed somebody")),
    "suppress": (_("Suppress"), _("Suppressed addresses")),
    "lift": (_("Lift"), _("Lifted a suppression")),
}


def register(actions) -> None:
    """Tell Wagtail the words for what it finds in the log."""
    for name, (label, message) in ACTIONS.items():
        actions.register_action(f"newsletter.{name}", label, message)


def note(instance, action: str, user, **data) -> None:
    """Log what `user` did; a subscriber is named by number, so that erasing leaves no address."""
    title = f"#{instance.pk}" if isinstance(instance, Subscriber) else None
    log(instance=instance, action=f"newsletter.{action}", user=user, title=title, data=data)


def entries_of(instance):
    """Give what the log has about something, newest first, with the people."""
    return logs.get_logs_for_instance(instance).select_related("user").order_by("-timestamp", "-pk")


def why_sent_back(mailing: Mailing):
    """Give the last entry by which the mailing was sent back, with its reason, if there is one."""
    return entries_of(mailing).filter(action="newsletter.send_back").first()
