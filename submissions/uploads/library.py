"""Putting a clean file into the library of images or documents, in private."""

from pathlib import Path, PurePosixPath

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.utils.text import slugify
from wagtail.models import Collection

from sparks.core.models import SiteDocument, SiteImage
from sparks.core.storage import PRIVATE

from ..models import UploadedAsset
from .kinds import extension_of

COLLECTION = "From teams"


def add(asset: UploadedAsset, path: Path) -> None:
    """Make the image or document of a clean asset; the asset is changed, not saved."""
    if asset.kind == UploadedAsset.Kind.IMAGE:
        asset.image = _image(asset, path)
    else:
        asset.document = _document(asset, path)


def describe(asset: UploadedAsset) -> None:
    """Tell the image or document what the team says about it now."""
    record = asset.image or asset.document
    if record is None:
        return
    fields = _words(asset)
    for name, value in fields.items():
        setattr(record, name, value)
    record.save(update_fields=list(fields))


def collection() -> Collection:
    """Give the collection for what teams send, made when it is needed first."""
    root = Collection.get_first_root_node()
    return root.get_children().filter(name=COLLECTION).first() or root.add_child(name=COLLECTION)


def credit_of(asset: UploadedAsset) -> str:
    """Give who made it and under which licence, in one line."""
    return f"{asset.credit}, {asset.licence}"[:200]


def _words(asset: UploadedAsset) -> dict:
    words = {"title": asset.title, "credit": credit_of(asset)}
    if asset.kind == UploadedAsset.Kind.IMAGE:
        words |= {"description": asset.alt_text, "is_decorative": asset.is_decorative}
    return words


def _name(asset: UploadedAsset) -> str:
    stem = slugify(PurePosixPath(asset.original_name).stem)[:50] or "file"
    return f"{stem}.{extension_of(asset.original_name)}"


def _image(asset: UploadedAsset, path: Path) -> SiteImage:
    content = ContentFile(path.read_bytes(), f"{PRIVATE}{_name(asset)}")
    image = SiteImage(
        file=content, collection=collection(), uploaded_by_user=asset.created_by, **_words(asset)
    )
    image.save()
    return image


def _document(asset: UploadedAsset, path: Path) -> SiteDocument:
    with path.open("rb") as stream:
        name = default_storage.save(f"{PRIVATE}documents/{_name(asset)}", File(stream))
    document = SiteDocument(
        file=name, collection=collection(), uploaded_by_user=asset.created_by, **_words(asset)
    )
    document._set_document_file_metadata()
    document.save()
    return document
