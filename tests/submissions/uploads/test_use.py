"""What a cleaned file is still good for: nothing that readers need is lost with the rest."""

import zipfile
from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from .corpus.case import gps, pdf, picture
from .corpus.office import docx
from .corpus.open_document import odt

pytestmark = pytest.mark.django_db
UPRIGHT, QUARTER_LEFT = 0x0112, 6  # the tag of the orientation; "turn me to the right"


def content_of(asset) -> BytesIO:
    with (asset.image or asset.document).file.open("rb") as stream:
        return BytesIO(stream.read())


def noise(mode: str = "RGB") -> Image.Image:
    """Give a picture in which every pixel matters."""
    return Image.effect_noise((64, 48), 90).convert(mode)


def as_png(image: Image.Image, **options) -> bytes:
    file = BytesIO()
    image.save(file, "PNG", **options)
    return file.getvalue()


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L"])
def test_every_pixel_is_the_same(checked, mode):
    before = noise(mode)
    with Image.open(content_of(checked("a.png", as_png(before, exif=gps())))) as after:
        assert (after.mode, after.size) == (mode, before.size)
        assert after.tobytes() == before.tobytes()


def test_a_turned_picture_stands_upright(checked):
    exif = gps()
    exif[UPRIGHT] = QUARTER_LEFT
    before = noise()
    with Image.open(content_of(checked("a.png", as_png(before, exif=exif)))) as after:
        assert after.size == (before.height, before.width)
        assert after.tobytes() == before.transpose(Image.Transpose.ROTATE_270).tobytes()


def test_a_photograph_looks_the_same(checked):
    data = picture(exif=gps(), quality=92)
    before = Image.open(BytesIO(data)).tobytes()
    with Image.open(content_of(checked("a.jpg", data))) as after:
        worst = max(abs(one - other) for one, other in zip(before, after.tobytes(), strict=True))
    assert worst <= 8, "of 255, for one pixel"


def test_a_pdf_keeps_its_words_tags_language_and_title(checked):
    asset = checked("a.pdf", pdf(), title="What we found")
    with pikepdf.open(content_of(asset)) as document:
        assert b"(What helped) Tj" in document.pages[0].Contents.read_bytes()
        assert document.Root.Lang == "pt-PT"
        assert document.Root.MarkInfo.Marked
        assert document.Root.StructTreeRoot.Type == pikepdf.Name.StructTreeRoot
        assert document.Root.ViewerPreferences.DisplayDocTitle
        assert document.trailer.Info.Title == "What we found"


@pytest.mark.parametrize(
    ("name", "make", "part"),
    [("a.docx", docx, "word/document.xml"), ("a.odt", odt, "content.xml")],
)
def test_an_office_file_keeps_its_words(checked, name, make, part):
    with zipfile.ZipFile(content_of(checked(name, make()))) as archive:
        assert "What helped" in archive.read(part).decode()
        assert archive.testzip() is None
