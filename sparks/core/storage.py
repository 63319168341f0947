"""Where uploaded files lie: public ones below MEDIA_ROOT, private ones where no web server looks.

A file is private when its name begins with `private/`. Its address leads to a view that asks who
wants to see it (see `private_files`); nothing else gives it out.
"""

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.urls import reverse
from django.utils.deconstruct import deconstructible

PRIVATE = "private/"


def is_private(name: str) -> bool:
    """Tell whether the file called `name` is one that not everybody may read."""
    return name.startswith(PRIVATE)


def public_name(name: str) -> str:
    """Give the name of the same file in public."""
    return name.removeprefix(PRIVATE)


def private_name(name: str) -> str:
    """Give the name of the same file in private."""
    return name if is_private(name) else f"{PRIVATE}{name}"


@deconstructible
class SiteStorage(FileSystemStorage):
    """Files of the site; those below `private/` in PRIVATE_ROOT, for our own user alone to read."""

    def path(self, name):
        """Give where a file lies; raises SuspiciousFileOperation for a name that leads outside."""
        if is_private(name):
            return self._private.path(public_name(name))
        return super().path(name)

    def url(self, name):
        """Give the address of a file; for a private one, that of the view that guards it."""
        if is_private(name):
            return reverse("private_file", args=[public_name(name)])
        return super().url(name)

    def _save(self, name, content):
        if is_private(name):
            return f"{PRIVATE}{self._private._save(public_name(name), content)}"
        return super()._save(name, content)

    @property
    def _private(self) -> FileSystemStorage:
        return FileSystemStorage(
            location=settings.PRIVATE_ROOT,
            file_permissions_mode=0o600,
            directory_permissions_mode=0o700,
        )
