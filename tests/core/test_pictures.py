"""Pictures: widths, text alternatives, and nothing of what the camera wrote."""

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.template import Context, Template
from PIL import Image

from sparks.core.pictures import sources, without_metadata
from tests.factories.records import SiteImageFactory

GPS, ORIENTATION, MAKER = 0x8825, 0x0112, 0x010F


def photograph(kind: str = "JPEG") -> ContentFile:
    """Give a picture that was taken on its side by a camera that knows where it is."""
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif[MAKER] = "A camera"
    exif.get_ifd(GPS).update({1: "N", 2: (50.0, 50.0, 40.0), 3: "E", 4: (4.0, 21.0, 0.0)})
    file = BytesIO()
    Image.new("RGB", (1600, 900), "navy").save(file, kind, exif=exif)
    return ContentFile(file.getvalue(), f"photo.{kind.lower()}")


def opened(file) -> Image.Image:
    with file.open() as stream:
        return Image.open(BytesIO(stream.read()))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_metadata_is_taken_out_and_the_picture_stands_upright(kind):
    assert Image.open(photograph(kind)).getexif()[MAKER] == "A camera"
    clean = Image.open(without_metadata(photograph(kind)))
    assert clean.format == kind
    assert clean.size == (900, 1600)
    assert dict(clean.getexif()) == {}


@pytest.mark.django_db
@pytest.mark.parametrize("spec", ["fill-1200x630|format-jpeg", "width-480|format-webp", "original"])
def test_no_file_of_an_image_says_where_it_was_taken(spec):
    image = SiteImageFactory(file=photograph())
    assert (image.width, image.height) == (900, 1600)
    assert dict(opened(image.file).getexif()) == {}
    assert dict(opened(image.get_rendition(spec).file).getexif()) == {}


@pytest.mark.django_db
def test_a_picture_comes_in_three_widths_and_never_wider_than_it_is():
    assert [each.width for each in sources(SiteImageFactory(), "card")] == [320, 640, 960]
    assert [each.width for each in sources(SiteImageFactory(), "body")] == [480, 960, 1200]


@pytest.mark.django_db
def test_the_tag_says_size_and_text():
    image = SiteImageFactory()
    html = Template('{% load pictures %}{% picture image "card" %}').render(
        Context({"image": image})
    )
    for part in ('width="960" height="540"', 'alt="Points of light on a dark sky"', "320w, "):
        assert part in html
    assert 'loading="lazy"' in html


@pytest.mark.django_db
def test_a_decorative_picture_has_an_empty_text():
    image = SiteImageFactory(is_decorative=True)
    html = Template('{% load pictures %}{% picture image "card" loading="eager" %}').render(
        Context({"image": image})
    )
    assert 'alt=""' in html
    assert 'loading="eager"' in html
