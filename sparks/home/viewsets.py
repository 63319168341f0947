"""The inbox in the admin: what people wrote through the contact page."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.viewsets.model import ModelViewSet

from sparks.core.viewsets import INBOX_ORDER

from .models import ContactMessage


class ContactMessageViewSet(ModelViewSet):
    """Read, mark as answered, delete; never written or changed here."""

    model = ContactMessage
    name = "contact_messages"
    icon = "mail"
    menu_label = _("Inbox")
    menu_order = INBOX_ORDER
    add_to_admin_menu = True
    copy_view_enabled = False
    list_display = ["subject_label", "name", "email", "state", "created_at"]
    list_filter = ["state", "subject", "created_at"]
    list_export = ["created_at", "subject_label", "name", "email", "text", "language", "state"]
    export_filename = "contact-messages"
    search_fields = ["name", "email", "text"]
    ordering = ["-created_at"]
    panels = [
        FieldPanel("state", help_text=_("Answer by mail, then say here that it is done.")),
        MultiFieldPanel(
            [
                FieldPanel(name, read_only=True)
                for name in ("subject_label", "name", "email", "text", "language", "created_at")
            ],
            heading=_("What was written"),
        ),
    ]
