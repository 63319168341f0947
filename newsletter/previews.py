"""An issue before it is sent: as page, as mail in both schemes and on a phone, and as text."""

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from .mail.bodies import bodies_of

MODES = [
    ("", _("Web page")),
    ("mail", _("Mail")),
    ("mail-dark", _("Mail, dark")),
    ("mail-phone", _("Mail on a phone")),
    ("text", _("Mail as text")),
]
SCHEMES = {"mail": "light", "mail-dark": "dark", "mail-phone": "light"}
PHONE_WIDTH = 375  # pixels


def mail_preview(issue, request, mode: str) -> HttpResponse | None:
    """Answer a preview in one of the modes that show the mail; None for any other."""
    if mode == "text":
        context = {"object": issue, "text": bodies_of(issue).text}
        return TemplateResponse(request, "previews/mail_text.html", context)
    if mode not in SCHEMES:
        return None
    width = PHONE_WIDTH if mode == "mail-phone" else None
    response = HttpResponse(bodies_of(issue, scheme=SCHEMES[mode], width=width).html)
    response.shows_mail = True  # sparks.core.middleware allows it inline styles, and no script
    return response
