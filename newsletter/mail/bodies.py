"""The two bodies of an issue's mail, from templates/newsletter/mail/."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from mjml import mjml2html

from sparks.core.seo import absolute

from .. import links
from .items import in_one_line
from .parts import Part, parts_of
from .sender import sender

# As long as a real token, for mails that are looked at and not sent.
SAMPLE_TOKEN = "your-own-signed-link-stands-here".ljust(links.TOKEN_LENGTH, "-")
# Which colours the mail shows, as (media query of the dark ones, color-scheme): as the reader's
# system wants it, or always one of both.
SCHEMES = {
    "": ("(prefers-color-scheme: dark)", "light dark"),
    "light": ("not all", "light"),
    "dark": ("all", "dark"),
}
# Inboxes fill what is left of their preview line with whatever comes next: let that be nothing.
FILLER = "\u034f\u200c\u00a0" * 40
RULE = "-" * 72
PREHEADER_LENGTH = 150
_GAPS = re.compile(r"\n{3,}")


@dataclass(frozen=True)
class Bodies:
    """HTML and text that say the same."""

    html: str
    text: str


def bodies_of(
    issue,
    *,
    token: str = SAMPLE_TOKEN,
    block_ids: Collection[str] = (),
    scheme: str = "",
    width: int | None = None,
) -> Bodies:
    """Give the bodies in the issue's language.

    token: stands in the personal links. block_ids: which blocks, empty for all.
    scheme: a key of SCHEMES. width: of the screen, in pixels, to show it on a narrow one.
    """
    language = issue.locale.language_code
    with translation.override(language):
        context = _context(issue, token, block_ids, language)
        context["dark_when"], context["schemes"] = SCHEMES[scheme]
        context["width"] = width
        return Bodies(html=_html(context), text=_text(context))


def _context(issue, token: str, block_ids: Collection[str], language: str) -> dict:
    home_url = absolute(f"/{language}/")
    parts = parts_of(issue, block_ids)
    is_rtl = translation.get_language_bidi()
    return {
        "issue": issue,
        "parts": parts,
        # Of a selection, it must not promise what somebody does not get.
        "preheader": _titles(parts) if block_ids else issue.preheader,
        "sender": sender(),
        "site_name": sender().name,
        "home_url": home_url,
        # An issue that was never saved has no address yet.
        "web_url": absolute(issue.url) if issue.pk and issue.url else home_url,
        "preferences_url": links.preferences_url(token, language),
        "unsubscribe_url": links.unsubscribe_url(token, language),
        "filler": FILLER,
        "language": language,
        "direction": "rtl" if is_rtl else "ltr",
        "start": "right" if is_rtl else "left",
        "why": _why(issue.kind),
        "rule": RULE,
    }


def _titles(parts: list[Part]) -> str:
    titles = (part.item.title for part in parts if part.item)
    return in_one_line(titles, PREHEADER_LENGTH)


def _why(kind: str) -> str:
    """Say why somebody gets this mail."""
    if kind == "weekly":
        return _("You get this because you asked for our news once a week.")
    if kind == "monthly":
        return _("You get this because you asked for our news once a month.")
    return _("You get this because you asked for each issue of our newsletter.")


def _html(context: dict) -> str:
    source = render_to_string("newsletter/mail/page.mjml", context)
    # No web fonts, whatever the font families say: nothing is fetched.
    html = mjml2html(source, disable_comments=True, fonts={})
    return _without_empty_lines(html)


def _text(context: dict) -> str:
    text = render_to_string("newsletter/mail/page.txt", context)
    lines = (line.rstrip() for line in text.splitlines())
    return _GAPS.sub("\n\n", "\n".join(lines)).strip() + "\n"


def _without_empty_lines(html: str) -> str:
    lines = (line.strip() for line in html.splitlines())
    return "\n".join(line for line in lines if line) + "\n"
