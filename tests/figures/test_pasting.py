"""Values pasted from a spreadsheet."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from sparks.figures import pasting


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("2010\t23000\n2019\t725000\n", [("2010", "23000"), ("2019", "725000")]),
        ("2010;23 000\r\n\r\n2014–2020;1,5", [("2010", "23000"), ("2014/2020", "1.5")]),
        ("2010 12", [("2010", "12")]),
        ("2010\t1.234.567,89", [("2010", "1234567.89")]),
        ("2010\t1,234,567", [("2010", "1234567")]),
        ("2010\t0.125", [("2010", "0.125")]),
        ("2010\t12\u202f500\u00a0000", [("2010", "12500000")]),
        ("", []),
    ],
)
def test_lines_are_read(text, rows):
    assert pasting.read(text) == [(period, Decimal(value)) for period, value in rows]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("2010", "Line 1: a period and a value are needed"),
        ("2010\t5\nnever\t6", "Line 2: “never” is no period"),
        ("2010\tmany", "“many” is no number"),
        ("2010\t1.234", "can be read in two ways"),
        ("2010\t-5", "is no number one can count"),
        ("2010\tNaN", "is no number one can count"),
        ("2010\t1e30", "is no number one can count"),
        ("2010\t5\n2010\t6", "Line 2: this period stands here twice"),
        ("2010\t5\n" * 501, "At most 500 lines"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(text, complaint):
    with pytest.raises(ValidationError) as caught:
        pasting.read(text)
    assert any(complaint in message for message in caught.value.messages)
