"""No picture enters the library without a text alternative (or “decorative”) and a credit."""

import json
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image as Drawing
from wagtail.models import Collection

from sparks.core.models import SiteImage
from tests.factories import records

DESCRIBED = {"description": "Points of light", "credit": "Sparks in the Dark, CC BY 4.0"}
DECORATIVE = {"is_decorative": "on", "credit": "Sparks in the Dark, CC BY 4.0"}
INCOMPLETE = [
    ({"credit": "Somebody"}, "description"),
    ({"description": "Points of light"}, "credit"),
]


@pytest.fixture
def file():
    drawing = BytesIO()
    Drawing.new("RGB", (40, 30), "navy").save(drawing, "PNG")
    return SimpleUploadedFile("sky.png", drawing.getvalue(), "image/png")


def _fields(prefix="", **fields):
    collection = Collection.get_first_root_node().pk
    fields = {"title": "Sky", "collection": collection, **fields}
    return {f"{prefix}{name}": value for name, value in fields.items()}


@pytest.mark.parametrize("words", [DESCRIBED, DECORATIVE])
def test_the_form_takes_a_complete_picture(editor, file, words):
    editor.post(reverse("wagtailimages:add"), _fields(file=file, **words))
    assert SiteImage.objects.get().credit == words["credit"]


@pytest.mark.parametrize(("words", "missing"), INCOMPLETE)
def test_the_form_says_what_is_missing(editor, file, words, missing):
    answer = editor.post(reverse("wagtailimages:add"), _fields(file=file, **words))
    assert missing in answer.context["form"].errors
    assert not SiteImage.objects.exists()


@pytest.mark.parametrize(("words", "missing"), INCOMPLETE)
def test_an_edited_picture_stays_complete(editor, words, missing):
    image = records.SiteImageFactory()
    empty = {"description": "", "credit": ""}
    answer = editor.post(
        reverse("wagtailimages:edit", args=[image.pk]), _fields(**{**empty, **words})
    )
    assert missing in answer.context["form"].errors


def _upload(editor, file):
    """Drop a file on the page for several pictures; give what the page is told."""
    return json.loads(
        editor.post(
            reverse("wagtailimages:add_multiple"),
            {"title": "Sky", "files[]": file, "collection": Collection.get_first_root_node().pk},
        ).content
    )


def test_several_at_once_wait_until_they_are_complete(editor, file):
    answer = _upload(editor, file)
    assert answer["success"]
    assert not SiteImage.objects.exists()
    url = reverse(
        "wagtailimages:create_multiple_from_uploaded_image", args=[answer["uploaded_file_id"]]
    )
    prefix = f"uploaded-image-{answer['uploaded_file_id']}-"
    refused = json.loads(editor.post(url, _fields(prefix, credit="Somebody")).content)
    assert not refused["success"]
    assert "mark it as decorative" in refused["form"]
    taken = json.loads(editor.post(url, _fields(prefix, **DESCRIBED)).content)
    assert taken["success"]
    assert SiteImage.objects.get().description == DESCRIBED["description"]


@pytest.mark.parametrize(("words", "missing"), INCOMPLETE)
def test_the_window_for_choosing_says_what_is_missing(editor, file, words, missing):
    url = reverse("wagtailimages_chooser:create")
    prefix = "image-chooser-upload-"
    refused = editor.post(url, _fields(prefix, file=file, **words))
    assert refused.json()["step"] == "reshow_creation_form"
    assert not SiteImage.objects.exists()


def test_the_window_for_choosing_takes_a_complete_picture(editor, file):
    url = reverse("wagtailimages_chooser:create")
    editor.post(url, _fields("image-chooser-upload-", file=file, **DESCRIBED))
    assert SiteImage.objects.get().credit == DESCRIBED["credit"]
