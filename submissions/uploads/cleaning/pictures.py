"""Pictures: decoded, and written again from their pixels alone."""

import warnings
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from .refusing import Refused

MAX_PIXELS = 40_000_000
MAX_SIDE = 16_000
OPTIONS = {
    "JPEG": {"quality": 92, "optimize": True},
    "PNG": {"optimize": False},
    "WEBP": {"quality": 92},
}
WITH_ALPHA = {"RGBA", "LA", "PA", "La", "RGBa"}
GREY = {"1", "L", "I", "F", "I;16", "I;16B", "I;16L"}


def clean(source: Path | BytesIO, target: Path | BytesIO, kind: str) -> None:
    """Write the pixels of `source` to `target`; kind: JPEG, PNG or WEBP, as Pillow names them."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            picture = _pixels(source, kind)
        except (Image.DecompressionBombError, Image.DecompressionBombWarning):
            raise Refused("too_many_pixels") from None
        except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError):
            raise Refused("broken_picture") from None
    picture.save(target, kind, **OPTIONS[kind])


def _pixels(source, kind: str) -> Image.Image:
    """Decode `source`; give a picture that stands upright, in sRGB, and knows nothing else."""
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    with Image.open(source, formats=[kind]) as image:
        width, height = image.size
        if width * height > MAX_PIXELS or max(width, height) > MAX_SIDE:
            raise Refused("too_many_pixels")
        if getattr(image, "n_frames", 1) > 1 and image.format != "MPO":
            raise Refused("animated")
        image.load()
        profile = image.info.get("icc_profile")
        plain = _in_srgb(_plain(ImageOps.exif_transpose(image), kind), profile)
    return Image.frombytes(plain.mode, plain.size, plain.tobytes())


def _plain(image: Image.Image, kind: str) -> Image.Image:
    """Give it in a mode that every reader knows; a CMYK one waits for its colours."""
    if image.mode in WITH_ALPHA or "transparency" in image.info:
        return image.convert("RGB" if kind == "JPEG" else "RGBA")
    if image.mode.startswith("I;16"):
        return image.point(lambda value: value / 256).convert("L")
    if image.mode in GREY:
        return image.convert("L")
    return image if image.mode == "CMYK" else image.convert("RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Give it in the colours of the web; a profile that cannot be read counts for nothing."""
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    base = image.convert("RGB") if alpha else image
    if profile and base.mode in {"RGB", "CMYK"}:
        try:
            told = ImageCms.ImageCmsProfile(BytesIO(profile))
            srgb = ImageCms.createProfile("sRGB")
            base = ImageCms.profileToProfile(base, told, srgb, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass
    if base.mode == "CMYK":
        base = base.convert("RGB")
    if alpha:
        base.putalpha(alpha)
    return base
