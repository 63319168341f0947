"""From bytes to rows: the dialect of CORDIS with its traps, and JSON."""

import csv
import tracemalloc
from io import BytesIO, StringIO

import pytest

from projects.cordis import csv_rows, json_rows
from projects.cordis.made import make_dump
from projects.cordis.rows import MAX_RECORD, Broken, Row, Unreadable
from projects.cordis.searching import Query, search

from .dumps import FILES, table

HEADER = b'"projectID";"topic";"title"\n'


def read(data: bytes) -> list:
    return list(csv_rows.rows_of(BytesIO(data)))


def titles(data: bytes) -> list:
    return [row.cells["title"] for row in read(data)]


def test_the_real_row_that_begins_with_a_quotation_mark_is_read_whole():
    data = (FILES / "horizon-topics.csv").read_bytes()
    rows = read(data)
    assert [row.line for row in rows] == [2, 3, 4, 5, 6, 7]
    trap = rows[3].cells
    assert trap["projectid"] == "101192901"
    assert trap["topic"] == "HORIZON-CL5-2024-D5-01-12"
    assert trap["title"].startswith('"Combining state-of-the-art emission reduction')
    assert '"Fit for 55" package' in trap["title"]


def test_a_standard_reader_spoils_that_row_without_a_word():
    text = (FILES / "horizon-topics.csv").read_text()
    cells = next(row for row in csv.reader(StringIO(text), delimiter=";") if row[0] == "101192901")
    assert not cells[2].startswith('"Combining')


@pytest.mark.parametrize(
    ("raw", "title"),
    [
        (b'"101";"";"""Deep"" water"\n', '"Deep" water'),
        (b'"101";"";""Deep" water"\n', '"Deep" water'),
        (b'"101";"";"ends with ""this"""\n', 'ends with "this"'),
        (b'"101";"";""""\n', '"'),
        (b'"101";"";""\n', ""),
        (b'"101";"";"a; b;c"\r\n', "a; b;c"),
        ('"101";"";"Σ – é"'.encode(), "Σ – é"),
    ],
)
def test_quotation_marks_within_a_field(raw, title):
    assert titles(HEADER + raw) == [title]


def test_line_breaks_within_a_field_are_kept_and_lines_still_counted():
    data = b'"101";"A";"one\ntwo ""x""\n\n""three"" "\r\n"102";"B";"next"\n'
    rows = read(HEADER + data)
    assert [row.line for row in rows] == [2, 6]
    assert rows[0].cells["title"] == 'one\ntwo "x"\n\n"three" '


@pytest.mark.parametrize("last", [b'"102";"B";"next"\n', b"", b"\n"])
@pytest.mark.parametrize(
    "bad",
    [
        b'"101";"too few"\n',
        b'"101";"A";"too";"many"\n',
        b'"101";"A";"\xff"\n',
        b'"101";"A";open\n',
        b'"101";"A";"\0"\n',
    ],
)
def test_a_row_that_does_not_fit_is_reported_with_its_line_and_the_next_is_read(bad, last):
    rows = read(HEADER + b'"100";"A";"first"\n' + bad + last)
    assert isinstance(rows[1], Broken)
    assert rows[1].line == 3
    assert rows[1].begin.startswith('"101"')
    assert [row.line for row in rows if isinstance(row, Row)] == (
        [2, 4] if b"next" in last else [2]
    )


def test_a_row_whose_number_is_none_does_not_spoil_its_neighbours():
    rows = read(HEADER + b'"101";"A";"x"\n"ab";"A";"y"\n"102";"A";"z"\n')
    assert [row.cells["title"] for row in rows] == ["x", "y", "z"]


def test_a_row_without_end_is_reported_and_not_kept():
    rows = read(HEADER + b'"101";"A";"' + b"x" * (3 * MAX_RECORD) + b'"\n"102";"A";"z"\n')
    assert isinstance(rows[0], Broken)
    assert (rows[1].line, rows[1].cells["title"]) == (3, "z")


def test_a_byte_order_mark_is_no_part_of_the_first_name():
    assert read(table({"projectID": "101", "x": "y"}, bom=True))[0].cells["projectid"] == "101"


def test_a_table_saved_again_by_a_spreadsheet_program_is_read():
    data = b'projectID;topic;title\r\n101;A;"Deep ""water"""\r\n102;A\r\n103;B;z\r\n'
    rows = read(data)
    assert (rows[0].cells["title"], rows[1].line, rows[2].line) == ('Deep "water"', 3, 4)


@pytest.mark.parametrize("data", [b"", b"\n"])
def test_an_empty_table_is_said_to_be_empty(data):
    with pytest.raises(Unreadable):
        read(data)


def test_json_is_read_object_by_object(tmp_path):
    first = '{"id": 101, "totalCost": 1234567.10, "title": "a\\nb", "sub": {"x": [1]}}'
    data = f'\ufeff[\n{first},\n\n{{"id": "102", "SME": true}}\n]'
    rows = list(json_rows.rows_of(BytesIO(data.encode())))
    assert rows[0] == Row(2, {"id": "101", "totalcost": "1234567.10", "title": "a\nb", "sub": ""})
    assert rows[1] == Row(4, {"id": "102", "sme": "true"})


@pytest.mark.parametrize(
    "data",
    [b"{}", b"", b'[{"id": "1"}', b'[{"id": "1"} x]', b"[1]", b'[{"id":', b'[{"a": "\xff"}]'],
)
def test_damaged_json_is_said_to_be_damaged(data):
    with pytest.raises(Unreadable):
        list(json_rows.rows_of(BytesIO(data)))


def test_memory_does_not_grow_with_the_file(tmp_path):
    peaks = []
    for projects in (300, 3_000):
        path = tmp_path / f"{projects}.zip"
        make_dump(path, projects=projects)
        tracemalloc.start()
        assert search(path, Query(frozenset(["101000007"]))).rows == projects * 6
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.5 * peaks[0]
    assert peaks[1] < 4_000_000
