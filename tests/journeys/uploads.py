"""Files as people have them on their machines, and what is left of them when others get them."""

from io import BytesIO

import pikepdf
from PIL import Image

GPS_IFD, MODEL, ARTIST = 0x8825, 0x0110, 0x013B
CAMERA, AUTHOR = "Pocketcam 7", "Somebody Private"


def photo() -> bytes:
    """Give a JPEG that says where, with what and by whom it was taken."""
    drawing = Image.linear_gradient("L").resize((900, 600)).convert("RGB")
    exif = Image.Exif()
    exif[MODEL], exif[ARTIST] = CAMERA, AUTHOR
    exif[GPS_IFD] = {1: "N", 2: (50.0, 50.0, 35.0), 3: "E", 4: (4.0, 21.0, 8.0)}
    file = BytesIO()
    drawing.save(file, "JPEG", exif=exif)
    assert Image.open(BytesIO(file.getvalue())).getexif().get_ifd(GPS_IFD)
    return file.getvalue()


def leaflet() -> bytes:
    """Give a PDF of one page that names who wrote it."""
    file = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.docinfo["/Author"] = AUTHOR
        pdf.save(file)
    assert AUTHOR.encode() in file.getvalue()
    return file.getvalue()


def tells_nothing(picture: bytes) -> bool:
    """Tell whether a picture can be opened and has no word about how it was taken."""
    exif = Image.open(BytesIO(picture)).getexif()
    private = (CAMERA.encode(), AUTHOR.encode(), b"Exif\0", b"GPS")
    return not dict(exif) and not any(words in picture for words in private)
