"""Pictures that tell where they were taken, carry something else, or are far too large."""

import struct
import zlib
from io import BytesIO

from PIL import Image, PngImagePlugin

from .case import HTML, SECRET, Case, gps, picture, zipped

XMP = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'><exif:GPS>{SECRET}</exif:GPS></x:xmpmeta>".encode()


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_bomb() -> bytes:
    """A PNG of 40,000 by 40,000 pixels in a few bytes."""
    head = struct.pack(">IIBBBBB", 40_000, 40_000, 8, 0, 0, 0, 0)
    data = zlib.compress(bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def jpeg_bomb() -> bytes:
    """A JPEG that says it has 65,000 by 65,000 pixels."""
    data = bytearray(picture())
    place = data.index(b"\xff\xc0")
    data[place + 5 : place + 9] = struct.pack(">HH", 65_000, 65_000)
    return bytes(data)


def png_text() -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_text("Location", SECRET)
    info.add_itxt("XML:com.adobe.xmp", XMP.decode())
    return picture("PNG", pnginfo=info)


def jpeg_segment(marker: int, data: bytes) -> bytes:
    jpeg = picture()
    return jpeg[:2] + bytes([0xFF, marker]) + struct.pack(">H", len(data) + 2) + data + jpeg[2:]


def animated() -> bytes:
    file = BytesIO()
    frames = [Image.new("RGB", (32, 32), colour) for colour in ("red", "blue")]
    frames[0].save(file, "WEBP", save_all=True, append_images=frames[1:])
    return file.getvalue()


PIXELS = ("too_many_pixels",)
PHOTOGRAPHS = [
    Case("jpeg-gps", "a.jpg", lambda: picture(exif=gps())),
    Case("png-gps", "a.png", lambda: picture("PNG", exif=gps())),
    Case("webp-gps", "a.webp", lambda: picture("WEBP", exif=gps())),
    Case("jpeg-xmp", "a.jpg", lambda: picture(xmp=XMP)),
    Case("webp-xmp", "a.webp", lambda: picture("WEBP", xmp=XMP)),
    Case("png-text", "a.png", png_text),
    Case("jpeg-comment", "a.jpg", lambda: picture(comment=SECRET.encode())),
    Case("jpeg-iptc", "a.jpg", lambda: jpeg_segment(0xED, b"Photoshop 3.0\0" + SECRET.encode())),
    Case("jpeg-icc", "a.jpg", lambda: picture(icc_profile=SECRET.encode() * 9)),
    Case("jpeg-unknown", "a.jpg", lambda: jpeg_segment(0xEB, SECRET.encode())),
    Case("jpeg-zip", "a.jpg", lambda: picture() + zipped({SECRET: HTML})),
    Case("png-php", "a.png", lambda: picture("PNG") + f"<?php {SECRET} ?>".encode()),
    Case("png-html", "a.png", lambda: picture("PNG") + HTML),
    Case("webp-html", "a.webp", lambda: picture("WEBP") + HTML),
    Case("png-bomb", "a.png", png_bomb, PIXELS),
    Case("jpeg-bomb", "a.jpg", jpeg_bomb, PIXELS),
    Case("animated", "a.webp", animated, ("animated",)),
    Case("cut-off", "a.jpg", lambda: picture()[:400], ("broken_picture",)),
]
