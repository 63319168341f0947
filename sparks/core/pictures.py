"""Pictures as pages show them: a few widths in WebP, without a query and without metadata.

WebP alone: every browser the site is written for reads it, and Willow leaves nothing of the
camera's data in it.
"""

from io import BytesIO
from typing import NamedTuple

from django.core.files.base import ContentFile, File
from PIL import Image, ImageOps
from wagtail.images import get_image_model
from wagtail.images.models import Filter

from .store import kept


class Source(NamedTuple):
    """One file of a picture."""

    url: str
    width: int
    height: int


class Use(NamedTuple):
    """How a picture is used: the files made of it, and how wide it is shown."""

    specs: tuple[str, ...]
    sizes: str


USES = {
    "card": Use(
        ("fill-320x180|format-webp", "fill-640x360|format-webp", "fill-960x540|format-webp"),
        "(min-width: 48rem) 24rem, 100vw",
    ),
    "body": Use(
        ("width-480|format-webp", "width-960|format-webp", "width-1440|format-webp"),
        "(min-width: 48rem) 44rem, 100vw",
    ),
    # One file, in the format that every mail program reads.
    "mail": Use(("width-1104|format-jpeg|bgcolor-ffffff",), ""),
}


def sources(image, use: str) -> list[Source]:
    """Give the files of `image` for a use, from narrow to wide; made when first asked for."""
    specs = USES[use].specs
    known = _known()
    keys = [(image.pk, spec, Filter(spec=spec).get_cache_key(image)) for spec in specs]
    if all(key in known for key in keys):
        found = [known[key] for key in keys]
    else:
        found = [_source(each) for each in image.get_renditions(*specs).values()]
    return sorted({source.width: source for source in found}.values(), key=lambda each: each.width)


@kept
def _known() -> dict[tuple[int, str, str], Source]:
    """Read all files of pictures at once: a site has few, and they are on nearly every page."""
    specs = [spec for use in USES.values() for spec in use.specs]
    renditions = get_image_model().get_rendition_model().objects.filter(filter_spec__in=specs)
    return {
        (each.image_id, each.filter_spec, each.focal_point_key): _source(each)
        for each in renditions
    }


def _source(rendition) -> Source:
    return Source(rendition.url, rendition.width, rendition.height)


def without_metadata(file: File) -> ContentFile:
    """Give an image file upright and without what the camera wrote into it: place, time, owner.

    Formats and files that Pillow cannot write back are returned as they are.
    """
    file.seek(0)
    content = file.read()
    with Image.open(BytesIO(content)) as image:
        kind = image.format
        if kind not in {"JPEG", "PNG", "WEBP", "AVIF"} or getattr(image, "is_animated", False):
            return ContentFile(content, file.name)
        profile = image.info.get("icc_profile")
        upright = ImageOps.exif_transpose(image)
        for key in ("exif", "xmp", "XML:com.adobe.xmp", "comment", "photoshop"):
            upright.info.pop(key, None)
        written = BytesIO()
        upright.save(written, kind, icc_profile=profile, exif=b"", **_QUALITY.get(kind, {}))
    return ContentFile(written.getvalue(), file.name)


_QUALITY = {"JPEG": {"quality": 95}, "WEBP": {"quality": 95}, "AVIF": {"quality": 90}}
