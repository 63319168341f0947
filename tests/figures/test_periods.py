"""Periods are read as people write them, and written in one way."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from sparks.figures import periods


@pytest.mark.parametrize(
    ("text", "key", "starts_on", "ends_on", "words"),
    [
        ("2019", "2019", (2019, 1, 1), (2019, 12, 31), "2019"),
        (" 2014 - 2020 ", "2014/2020", (2014, 1, 1), (2020, 12, 31), "2014–2020"),
        ("2014–2020", "2014/2020", (2014, 1, 1), (2020, 12, 31), "2014–2020"),
        ("2014 to 2020", "2014/2020", (2014, 1, 1), (2020, 12, 31), "2014–2020"),
        ("2019/2019", "2019", (2019, 1, 1), (2019, 12, 31), "2019"),
        ("2024-02", "2024-02", (2024, 2, 1), (2024, 2, 29), "February 2024"),
        (
            "2020-05-25/2022-10",
            "2020-05-25/2022-10",
            (2020, 5, 25),
            (2022, 10, 31),
            "25 May 2020 – October 2022",
        ),
    ],
)
def test_a_period_is_read(text, key, starts_on, ends_on, words):
    found = periods.read(text)
    assert (found.key, found.starts_on, found.ends_on, found.words) == (
        key,
        date(*starts_on),
        date(*ends_on),
        words,
    )


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("last year", "is no period"),
        ("", "is no period"),
        ("19", "is no period"),
        ("2019-13", "does not exist"),
        ("2023-02-29", "does not exist"),
        ("0000", "does not exist"),
        ("2020/2014", "ends before it begins"),
    ],
)
def test_what_is_no_period_is_refused(text, complaint):
    with pytest.raises(ValidationError, match=complaint):
        periods.read(text)
