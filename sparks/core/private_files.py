"""Giving out private files: to editors, and to whom a room above lets in. Nobody else knows them.

@hooks.register("may_see_private_file")
def members(user, record) -> bool: ...

The record is the image or the document that the file belongs to.
"""

from pathlib import PurePosixPath

from django.http import FileResponse, Http404
from django.views.decorators.http import require_safe
from wagtail import hooks

from .models import SiteDocument, SiteImage
from .storage import PRIVATE, is_private

HOOK = "may_see_private_file"
# Shown where they stand; everything else is downloaded.
PICTURES = {
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
}
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}


@require_safe
def private_file(request, name: str):
    """Serve a private file of an image or a document, or a rendition of it."""
    record, file = _owner(f"{PRIVATE}{name}")
    if record is None or not may_see(request.user, record):
        raise Http404
    return answer(file)


def may_see(user, record: SiteImage | SiteDocument) -> bool:
    """Tell whether `user` may see the files of `record` while they are private."""
    if not user.is_authenticated or not user.is_active:
        return False
    if user.has_perm("wagtailadmin.access_admin"):
        return True
    return any(guard(user, record) for guard in hooks.get_hooks(HOOK))


def answer(file) -> FileResponse:
    """Give the answer that carries a private file: it runs nothing and is kept nowhere."""
    path = PurePosixPath(file.name)
    kind = PICTURES.get(path.suffix.lower())
    try:
        stream = file.storage.open(file.name)
    except FileNotFoundError:
        raise Http404 from None
    response = FileResponse(
        stream,
        as_attachment=kind is None,
        filename=path.name,
        content_type=kind or "application/octet-stream",
    )
    for header, value in HEADERS.items():
        response.headers[header] = value
    return response


def refuse_to_others(document: SiteDocument, request):
    """Answer for Wagtail's view of a document that is private; None for one that is public."""
    if not is_private(document.file.name):
        return None
    if not may_see(request.user, document):
        raise Http404
    return answer(document.file)


def _owner(name: str):
    """Give the image or document that has the file `name`, and the file; (None, None) if none."""
    for model in (SiteImage, SiteDocument):
        if record := model.objects.filter(file=name).first():
            return record, record.file
    renditions = SiteImage.get_rendition_model().objects.select_related("image")
    if rendition := renditions.filter(file=name).first():
        return rendition.image, rendition.file
    return None, None
