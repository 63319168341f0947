"""The corpus of hostile files: none is accepted as it is, none comes out active."""

import base64
import re
import zipfile
import zlib
from io import BytesIO

import pikepdf
import pytest
from django.core.exceptions import ValidationError
from PIL import Image

from sparks.core.pictures import USES
from submissions.models import ThreadEvent, UploadedAsset
from submissions.uploads.reasons import REASONS

from . import corpus

pytestmark = pytest.mark.django_db
CASES = corpus.cases()
DOCUMENTS = (".pdf", ".docx", ".pptx", ".odt")
SPECS = [*(spec for use in USES.values() for spec in use.specs), "fill-1200x630|format-jpeg"]
ACTIVE = re.compile(
    rb"<script|javascript:|/JavaScript|/JS\b|/Launch|/OpenAction|/AA\b|/EmbeddedFile|/XFA|/RichMedia"
    rb"|/SubmitForm|/GoToR|vbaProject|oleObject|attachedTemplate|<\?php|file://|macroEnabled",
    re.IGNORECASE,
)


def test_the_corpus_is_large_varied_and_always_the_same():
    assert len(CASES) >= 60
    assert len({case.name for case in CASES}) == len(CASES)
    assert {case.file.rpartition(".")[2] for case in CASES} >= {"jpg", "png", "webp", "pdf", "docx"}


@pytest.mark.parametrize(
    "case", [each for each in CASES if "gps" in each.name and not each.refused], ids=str
)
def test_the_camera_did_say_where_it_was(case):
    data = case.make()
    found = [data, *inside(case.file, data)] if case.file.endswith(DOCUMENTS) else [data]
    assert any(mark in each for each in found for mark in corpus.GPS)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case, checked):
    if case.refused in {("kind",), ("empty",)}:
        with pytest.raises(ValidationError) as caught:
            checked(case.file, case.make())
        assert [each.code for each in caught.value.error_dict["file"]] == list(case.refused)
        assert not UploadedAsset.objects.exists()
        return
    asset = checked(case.file, case.make())
    if case.refused:
        assert asset.state == UploadedAsset.State.REFUSED
        assert asset.reason in case.refused
        assert asset.reason in REASONS
        assert (asset.image, asset.document, asset.quarantined) == (None, None, "")
        assert ThreadEvent.objects.get().kind == ThreadEvent.Kind.FILE_REFUSED
        return
    assert (asset.state, asset.reason) == (UploadedAsset.State.CLEAN, "")
    for data in kept(asset):
        assert not [mark for mark in corpus.MARKS if mark in data]
        assert not ACTIVE.search(data), ACTIVE.search(data)


def kept(asset) -> list[bytes]:
    """Give all that is kept of an asset: the file, what it packs, and all its renditions."""
    files = [(asset.image or asset.document).file]
    if asset.image:
        files += [asset.image.get_rendition(spec).file for spec in SPECS]
    found = []
    for file in files:
        with file.open("rb") as stream:
            data = stream.read()
        found += [data, *inside(file.name, data)]
    return found


def unpacked(stream: pikepdf.Stream) -> bytes:
    """Give a stream without the layers around it, down to a picture's own bytes.

    qpdf leaves the outer layers on where an inner one is a picture, and they would hide its words.
    """
    data, layers = stream.read_raw_bytes(), stream.get("/Filter", [])
    for layer in [layers] if isinstance(layers, pikepdf.Name) else layers:
        if layer == pikepdf.Name.FlateDecode:
            data = zlib.decompress(data)
        elif layer == pikepdf.Name.ASCII85Decode:
            data = base64.a85decode(data.strip().removesuffix(b"~>"))
        else:
            break
    return data


def inside(name: str, data: bytes) -> list[bytes]:
    """Give what a document packs, unpacked; and see that a picture says nothing of itself."""
    if name.endswith(".pdf"):
        plain = BytesIO()
        with pikepdf.open(BytesIO(data)) as pdf:
            pdf.save(
                plain,
                stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
                object_stream_mode=pikepdf.ObjectStreamMode.disable,
                compress_streams=False,
            )
            pictures = [unpacked(each) for each in pdf.objects if isinstance(each, pikepdf.Stream)]
        return [plain.getvalue(), *pictures]
    if zipfile.is_zipfile(BytesIO(data)):
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return [archive.read(each) for each in archive.namelist()] + [
                "\n".join(archive.namelist()).encode()
            ]
    image = Image.open(BytesIO(data))
    assert dict(image.getexif()) == {}
    assert not {"xmp", "exif", "comment", "icc_profile"} & set(image.info)
    return []
