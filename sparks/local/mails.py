"""The mails that the site has sent in development, to be read in the browser: /mails/.

They lie in a folder, one file each, put there by the sink that `make run` starts. Nothing of this
exists in production: only the development settings name these addresses.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from sparks.core.middleware import POLICY, policy_text

NEWEST = 200
# The page of a mail is styled in place, as mail has to be; it runs nothing and fetches nothing.
MAIL_POLICY = (
    "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; frame-ancestors 'self'"
)


@dataclass(frozen=True)
class Mail:
    """A mail in the folder."""

    path: Path
    message: EmailMessage = field(repr=False)

    @property
    def name(self) -> str:
        return self.path.stem

    @property
    def heading(self) -> str:
        return f"{self.message['To']} {self.message['Subject']}"

    @property
    def sent_at(self) -> datetime:
        """Give when it says it was written; when it came, if it says nothing readable."""
        try:
            return parsedate_to_datetime(self.message["Date"]).astimezone(UTC)
        except (TypeError, ValueError):
            return datetime.fromtimestamp(self.path.stat().st_mtime, UTC)

    @property
    def headers(self) -> list[tuple[str, str]]:
        return self.message.items()

    @property
    def text(self) -> str:
        part = self.message.get_body(["plain"])
        return part.get_content() if part else ""

    @property
    def html(self) -> str:
        part = self.message.get_body(["html"])
        return part.get_content() if part else ""


@require_safe
@never_cache
def inbox(request):
    """List the newest mails; with `?q=`, those to an address or with a subject that contains it."""
    words = request.GET.get("q", "").lower()
    mails = [read(path) for path in newest_files()]
    found = [mail for mail in mails if words in mail.heading.lower()]
    return render(request, "local/mails.html", {"mails": found, "q": words, "newest": NEWEST})


@require_safe
@never_cache
def mail(request, name: str):
    """Show one mail: its page, its text and its headers."""
    response = render(request, "local/mail.html", {"mail": find(name)})
    response.headers["Content-Security-Policy"] = policy_text(POLICY | {"frame-src": "'self'"})
    return response


@require_safe
@never_cache
def page(request, name: str):
    """Give the HTML part as it is, for the frame in `mail`."""
    response = HttpResponse(find(name).html)
    response.headers["Content-Security-Policy"] = MAIL_POLICY
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    return response


@require_safe
@never_cache
def raw(request, name: str):
    """Give the file for a mail program to open."""
    found = find(name)
    return FileResponse(found.path.open("rb"), as_attachment=True, content_type="message/rfc822")


def newest_files() -> list[Path]:
    """Give the files of the newest mails; their names begin with the time they came."""
    return sorted(folder().glob("*.eml"), reverse=True)[:NEWEST]


def find(name: str) -> Mail:
    """Give the mail in the file of that name; raises Http404 when there is none."""
    path = folder() / f"{name}.eml"
    if not path.is_file():
        raise Http404
    return read(path)


def read(path: Path) -> Mail:
    """Read the mail in a file."""
    return Mail(path, message_from_bytes(path.read_bytes(), policy=policy.default))


def folder() -> Path:
    """Give the folder of the mails."""
    return Path(settings.MAILS_PATH)
