"""Files that are not what their names say, or of kinds that nobody may send."""

from submissions.uploads.scanners import EICAR

from .case import HTML, Case, pdf, picture, zipped

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
WRONG = ("not_what_it_says",)
KIND = ("kind",)

NAMES = [
    Case("svg", "a.svg", lambda: SVG, KIND),
    Case("html", "a.html", lambda: HTML, KIND),
    Case("zip", "a.zip", lambda: zipped({"a.txt": "a"}), KIND),
    Case("docm", "a.docm", lambda: zipped({"a.txt": "a"}), KIND),
    Case("xlsm", "a.xlsm", lambda: zipped({"a.txt": "a"}), KIND),
    Case("old-office", "a.doc", lambda: bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), KIND),
    Case("program", "a.exe", lambda: b"MZ" + bytes(600), KIND),
    Case("gif", "a.gif", lambda: picture("GIF", "P"), KIND),
    Case("two-endings", "a.png.html", lambda: picture("PNG"), KIND),
    Case("no-ending", "png", lambda: picture("PNG"), KIND),
    Case("empty", "a.png", lambda: b"", ("empty",)),
    Case("svg-as-png", "a.png", lambda: SVG, WRONG),
    Case("html-as-jpeg", "a.jpg", lambda: HTML, WRONG),
    Case("html-as-pdf", "a.pdf", lambda: HTML, WRONG),
    Case("program-as-docx", "a.docx", lambda: b"MZ" + bytes(600), WRONG),
    Case("png-as-jpeg", "a.jpg", lambda: picture("PNG"), WRONG),
    Case("pdf-as-png", "a.png", pdf, WRONG),
    Case("gifar", "a.jpg", lambda: picture("GIF", "P") + zipped({"A.class": "a"}), WRONG),
    Case("html-before-pdf", "a.pdf", lambda: HTML + pdf(), WRONG),
    Case("zip-as-docx", "a.docx", lambda: zipped({"a.txt": "a"}), ("broken_document",)),
    Case("xlsx-is-only-a-zip", "a.xlsx", lambda: zipped({"a.html": HTML}), ("broken_document",)),
    Case("eicar", "a.pdf", lambda: EICAR, WRONG),
    Case("eicar-behind-png", "a.png", lambda: picture("PNG") + EICAR, ("infected",)),
    Case(
        "encrypted-office",
        "a.docx",
        lambda: bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600),
        ("encrypted",),
    ),
]
