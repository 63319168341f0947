"""odt and its like that run, fetch or tell."""

from .case import HTML, SECRET, Case, gps, picture, zipped

BASE = "urn:oasis:names:tc:opendocument:xmlns"
HEAD = (
    f'xmlns:office="{BASE}:office:1.0" xmlns:text="{BASE}:text:1.0" '
    f'xmlns:draw="{BASE}:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" '
    f'xmlns:script="{BASE}:script:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
MIME = "application/vnd.oasis.opendocument.text"
MANIFEST = f'<m:manifest xmlns:m="{BASE}:manifest:1.0">{{}}</m:manifest>'


def odt(body: str = "", extra=None, manifest: str = "") -> bytes:
    """Give a text with `body` and more entries."""
    content = (
        f"<office:document-content {HEAD}><office:body><office:text>"
        f"<text:p>What helped</text:p>{body}</office:text></office:body></office:document-content>"
    )
    entries = {
        "mimetype": MIME,
        "content.xml": content,
        "meta.xml": f"<a>{SECRET}</a>",
        "META-INF/manifest.xml": MANIFEST.format(manifest),
    }
    return zipped(entries | (extra or {}))


def linked(kind: str, address: str) -> bytes:
    return odt(f'<text:p><{kind} xlink:href="{address}"/></text:p>')


ACTIVE, LINKED = ("active_content",), ("linked_content",)
SCRIPT = f"<office:scripts><office:script>{SECRET}</office:script></office:scripts>"
NOTE = f"<office:annotation><dc:creator>{SECRET}</dc:creator></office:annotation>"
OPEN_DOCUMENT = [
    Case("odt-meta", "a.odt", odt),
    Case("odt-creator", "a.odt", lambda: odt(f"<text:p>{NOTE}</text:p>")),
    Case("odt-basic", "a.odt", lambda: odt(extra={"Basic/Standard/a.xml": SECRET}), ("macros",)),
    Case("odt-script", "a.odt", lambda: odt(SCRIPT)),
    Case("odt-picture", "a.odt", lambda: linked("draw:image", f"http://h/{SECRET}"), LINKED),
    Case("odt-js", "a.odt", lambda: linked("text:a", f"javascript:{SECRET}")),
    Case("odt-ole", "a.odt", lambda: linked("draw:object-ole", "./Object 1"), ACTIVE),
    Case("odt-plugin", "a.odt", lambda: linked("draw:plugin", f"http://h/{SECRET}"), ACTIVE),
    Case("odt-dde", "a.odt", lambda: odt('<office:dde-source office:dde-topic="x"/>'), ACTIVE),
    Case(
        "odt-locked",
        "a.odt",
        lambda: odt(manifest="<m:file-entry><m:encryption-data/></m:file-entry>"),
        ("encrypted",),
    ),
    Case("odt-gps", "a.odt", lambda: odt(extra={"Pictures/a.jpg": picture(exif=gps())})),
    Case("odt-html", "a.odt", lambda: odt(extra={"Pictures/a.html": HTML}), ("picture_inside",)),
    Case("odt-as-ods", "a.ods", odt, ("not_what_it_says",)),
]
