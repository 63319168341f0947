"""What Wagtail's history says about mailings."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks


@hooks.register("register_log_actions")
def log_mailings(actions) -> None:
    """Name the entries that newsletter.actions.mailings writes."""
    for verb, label, message in (
        ("plan", _("Release"), _("Released for sending")),
        ("approve", _("Approve"), _("Approved for sending")),
        ("withdraw", _("Withdraw"), _("Taken back to the draft")),
        ("send_now", _("Send now"), _("Sent although its time was missed")),
        ("postpone", _("Postpone"), _("Given another time")),
        ("pause", _("Pause"), _("Paused")),
        ("resume", _("Resume"), _("Resumed")),
        ("cancel", _("Cancel"), _("Cancelled")),
        ("resend_missing", _("Send to the missing"), _("Sent again to those who did not get it")),
        ("settle", _("Settle"), _("Uncertain messages taken for sent")),
        ("settle_resend", _("Send again"), _("Uncertain messages sent again")),
    ):
        actions.register_action(f"newsletter.{verb}", label, message)
