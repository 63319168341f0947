"""CSV files as people really bring them, and what is no CSV file at all."""

import pytest

from newsletter.importing import reading
from newsletter.importing.reading import Unreadable, rows_of

TEXT = "Address;Language\nAda@example.org;en\njosé@example.org;\n"


def emails(data: bytes) -> list[str]:
    return [cells["email"] for _line, cells in rows_of(data)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1"])
def test_every_usual_encoding_is_read(encoding):
    assert emails(TEXT.encode(encoding)) == ["Ada@example.org", "josé@example.org"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_every_usual_separator_is_found(delimiter):
    data = TEXT.replace(";", delimiter).encode()
    assert [cells["language"] for _line, cells in rows_of(data)] == ["en", ""]


@pytest.mark.parametrize("name", ["address", "E-Mail", "e-mail address", "EMAIL ", '"Email"'])
def test_the_column_of_addresses_has_many_names(name):
    assert emails(f"{name},Other\na@example.org,x\n".encode()) == ["a@example.org"]


def test_one_column_is_enough():
    assert emails(b"address\r\na@example.org\r\n\r\nb@example.org") == [
        "a@example.org",
        "b@example.org",
    ]


def test_lines_are_counted_with_breaks_in_fields():
    data = b'address,words\na@example.org,"two\nlines, one field"\nb@example.org,x\n'
    rows = list(rows_of(data))
    assert [line for line, _cells in rows] == [3, 4]
    assert rows[0][1]["words"] == "two\nlines, one field"


def test_unknown_columns_and_short_rows_do_no_harm():
    data = b"name,address,when\nAda,a@example.org\nBob,b@example.org,2026-01-01,more,cells\n"
    assert [cells for _line, cells in rows_of(data)] == [
        {"email": "a@example.org"},
        {"email": "b@example.org", "agreed_on": "2026-01-01"},
    ]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"  \n\n", "empty"),
        (b"PK\x03\x04rest of a spreadsheet", "spreadsheet"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "no text file"),
        (b"\xff\xfea", "damaged"),
        (b"a@example.org\nb@example.org\n", "name the columns"),
        (b"name,country\nAda,BE\n", "name the columns"),
        (b'address\n"' + b"x" * 200_000, "damaged"),
    ],
)
def test_what_is_no_table_of_addresses_is_told_apart(data, words):
    with pytest.raises(Unreadable, match=words):
        list(rows_of(data))


def test_too_many_rows_are_refused(monkeypatch):
    monkeypatch.setattr(reading, "MAX_ROWS", 2)
    with pytest.raises(Unreadable, match="more than 2 rows"):
        list(rows_of(b"address\na@x.example\nb@x.example\nc@x.example\n"))
