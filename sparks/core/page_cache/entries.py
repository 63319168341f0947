"""A finished answer: its headers, its body as browsers take it, and how long it holds."""

import gzip
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from uuid import UUID

import brotli
import zstandard

Headers = list[tuple[str, str]]
OK, NOT_MODIFIED = "200 OK", "304 Not Modified"
# In the order in which they are chosen when a browser takes several. Pages are packed once a
# generation and sent often, but nobody should wait for the last per cent either.
ENCODERS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda body: brotli.compress(body, quality=5),
    "zstd": lambda body: zstandard.ZstdCompressor(level=9).compress(body),
    "gzip": lambda body: gzip.compress(body, compresslevel=6, mtime=0),
}
IDENTITY = ""
PACK_LEVEL = 3
OVERHEAD = 2_000  # bytes of the objects around the bodies, roughly
# What belongs to one encoding, or is said anew.
OWN = {"content-encoding", "content-length", "etag", "vary"}


@dataclass(frozen=True, slots=True)
class Variant:
    """An answer in one encoding, ready to be handed to the server."""

    headers: Headers
    unchanged: Headers
    body: bytes


@dataclass(slots=True)
class Entry:
    """An answer that may be given again while `stamp` is the site's and `until` lies ahead.

    stamp: the generation that was current before the page was drawn. until: seconds since the
    epoch. digest: of the body as it was drawn. packed: the body, compressed for keeping.
    """

    stamp: UUID
    until: float
    headers: Headers
    digest: str
    packed: bytes
    variants: dict[str, Variant] = field(default_factory=dict)

    @classmethod
    def made(cls, stamp: UUID, until: float, headers: Headers, body: bytes) -> "Entry":
        """Give the entry of an answer with these headers and this body, neither encoded."""
        kept = [(name, value) for name, value in headers if name.lower() not in OWN]
        vary = next((value for name, value in headers if name.lower() == "vary"), "")
        names = [name.strip() for name in vary.split(",") if name.strip()]
        kept.append(("Vary", ", ".join(dict.fromkeys([*names, "Accept-Encoding"]))))
        digest = sha256(body).hexdigest()[:32]
        packed = zstandard.ZstdCompressor(level=PACK_LEVEL).compress(body)
        return cls(stamp, until, kept, digest, packed)

    @property
    def weight(self) -> int:
        """Give how many bytes of memory the entry takes, roughly."""
        bodies = (len(variant.body) for variant in self.variants.values())
        return OVERHEAD + len(self.packed) + sum(bodies)

    def is_known_by(self, marks: str) -> bool:
        """Tell whether a browser that sent `marks` as If-None-Match has this very body.

        The digest is as long as it is random: where it stands in the header, it is an ETag's.
        """
        return self.digest in marks or marks.strip() == "*"

    def encoded(self, encoding: str) -> Variant:
        """Give the answer in an encoding; all but the plain one are kept in `variants`."""
        body = zstandard.ZstdDecompressor().decompress(self.packed)
        own = [("ETag", f'"{self.digest}{encoding and "-" + encoding}"')]
        unchanged = [*_without_content(self.headers), *own]
        if encoding != IDENTITY:
            body = ENCODERS[encoding](body)
            own.append(("Content-Encoding", encoding))
        own.append(("Content-Length", str(len(body))))
        made = Variant([*self.headers, *own], unchanged, body)
        if encoding != IDENTITY:
            self.variants[encoding] = made
        return made

    def packet(self) -> bytes:
        """Give the entry as bytes for the other processes of the host."""
        head = [str(self.stamp), self.until, self.headers, self.digest]
        return json.dumps(head).encode() + b"\n" + self.packed

    @classmethod
    def unpacked(cls, packet: bytes) -> "Entry":
        """Give the entry that `packet` made bytes of; raise ValueError when they are not whole."""
        head, line, packed = packet.partition(b"\n")
        if not line:
            raise ValueError("No entry of the page cache.")
        stamp, until, headers, digest = json.loads(head)
        return cls(UUID(stamp), until, [(name, value) for name, value in headers], digest, packed)


def _without_content(headers: Headers) -> Headers:
    """Give what a 304 says: everything but what describes a body that is not sent."""
    return [(name, value) for name, value in headers if not name.lower().startswith("content-t")]
