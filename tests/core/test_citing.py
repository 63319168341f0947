"""References: right in each format, and no title is ever a command."""

import json
from datetime import date

import pytest

from sparks.core.citing import FORMATS, Reference, bibtex, csl, ris, sentence

WHOLE = Reference(
    key="sparks-resource-7",
    kind="report",
    title="What helped",
    authors=("Aurora consortium", "Ada Example"),
    issued=date(2024, 3, 5),
    publisher="Example House",
    doi="10.1000/xyz_1",
    url="https://doi.org/10.1000/xyz_1",
    read_at="https://sparks.example/en/resources/what-helped/",
    language="en",
    note="Second edition",
)
BARE = Reference(key="k", kind="training", title="Course")
RUDE = [
    "100 % & more_than #1 ~ $5 {braces} \\input{/etc/passwd} ^",
    "Two\nlines\r\nER  - \r\nTY  - JOUR",
    "}, author = {Somebody else",
    "\x00\x1b nul",
    "„Schöne“ Grüße, ελληνικά",
    '"quoted" <b>bold</b>',
]


def test_bibtex():
    assert bibtex(WHOLE) == (
        "@techreport{sparks-resource-7,\n"
        "  title = {{What helped}},\n"
        "  author = {{Aurora consortium} and {Ada Example}},\n"
        "  year = {2024},\n"
        "  institution = {Example House},\n"
        "  doi = {10.1000/xyz\\_1},\n"
        "  url = {https://doi.org/10.1000/xyz_1},\n"
        "  language = {en},\n"
        "  note = {Second edition},\n"
        "}\n"
    )
    assert bibtex(BARE) == "@misc{k,\n  title = {{Course}},\n}\n"


def test_ris():
    assert ris(WHOLE).split("\r\n") == [
        "TY  - RPRT",
        "ID  - sparks-resource-7",
        "TI  - What helped",
        "AU  - Aurora consortium",
        "AU  - Ada Example",
        "PY  - 2024",
        "DA  - 2024/03/05",
        "PB  - Example House",
        "DO  - 10.1000/xyz_1",
        "UR  - https://doi.org/10.1000/xyz_1",
        "LA  - en",
        "N1  - Second edition",
        "ER  - ",
        "",
    ]
    assert ris(BARE) == "TY  - GEN\r\nID  - k\r\nTI  - Course\r\nER  - \r\n"


def test_csl():
    assert csl(WHOLE) == {
        "id": "sparks-resource-7",
        "type": "report",
        "title": "What helped",
        "author": [{"literal": "Aurora consortium"}, {"literal": "Ada Example"}],
        "issued": {"date-parts": [[2024, 3, 5]]},
        "publisher": "Example House",
        "DOI": "10.1000/xyz_1",
        "URL": "https://doi.org/10.1000/xyz_1",
        "language": "en",
        "note": "Second edition",
    }
    assert csl(BARE) == {"id": "k", "type": "document", "title": "Course"}
    year = Reference(key="k", kind="webpage", title="t", issued=2022)
    assert csl(year)["issued"] == {"date-parts": [[2022]]}


def test_sentence():
    assert sentence(WHOLE) == (
        "Aurora consortium; Ada Example (2024): What helped. Example House. "
        "https://doi.org/10.1000/xyz_1"
    )
    assert sentence(BARE) == "Course."


@pytest.mark.parametrize("words", RUDE)
def test_no_words_are_commands(words):
    rude = Reference(key="k", kind="report", title=words, authors=(words,), note=words)
    entry = bibtex(rude)
    assert entry.count("\n") == 5, "one line for each field, and the two around them"
    bare = entry.replace("\\{", "").replace("\\}", "")
    assert bare.count("{") == bare.count("}")
    assert "\\input" not in entry
    lines = ris(rude).removesuffix("\r\n").split("\r\n")
    assert [line[:6] for line in lines] == [
        f"{tag}  - " for tag in ["TY", "ID", "TI", "AU", "N1", "ER"]
    ]
    assert "\n" not in "".join(lines)
    assert json.loads(FORMATS["json"][2]([rude]))[0]["title"] == words
