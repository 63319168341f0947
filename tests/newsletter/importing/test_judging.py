"""What is made of each row of a file."""

from datetime import date

import pytest

from newsletter.importing.judging import Evidence, Judge
from newsletter.models import ImportRow
from tests.factories import records

EVIDENCE = Evidence("A form", date(2026, 1, 1), "Yes, send me the newsletter")
Verdict = ImportRow.Verdict


def judged(*cells: dict, evidence=EVIDENCE) -> list[ImportRow]:
    rows = enumerate(cells, start=2)
    return list(Judge(evidence, "en").rows(rows))


def test_a_bare_address_gets_what_holds_for_the_file(db):
    (row,) = judged({"email": "Ada@Example.org "})
    assert (row.verdict, row.email, row.domain) == (Verdict.NEW, "ada@example.org", "example.org")
    assert (row.language, row.rhythm, row.pillars, row.topics) == ("en", "issues", [], [])
    assert (row.place, row.agreed_on, row.words) == (
        EVIDENCE.place,
        EVIDENCE.agreed_on,
        EVIDENCE.words,
    )


def test_columns_win_over_what_holds_for_the_file(pillars):
    records.TopicFactory(name="Hash matching", slug="hash-matching")
    (row,) = judged(
        {
            "email": "a@example.org",
            "language": "English",
            "rhythm": "Weekly digest",
            "pillars": "support | Prevention",
            "topics": "hash matching",
            "place": "Conference",
            "agreed_on": "31.12.2025",
            "words": "Yes",
        }
    )
    assert (row.language, row.rhythm) == ("en", "weekly")
    assert (row.pillars, row.topics) == (["prevention", "support"], ["hash-matching"])
    assert (row.place, row.agreed_on, row.words) == ("Conference", date(2025, 12, 31), "Yes")


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"email": ""}, "no e-mail address"),
        ({"email": "ada at example.org"}, "no e-mail address"),
        ({"email": "Ada <ada@example.org>"}, "no e-mail address"),
        ({"email": "a@example.org\nBcc: b@example.org"}, "no e-mail address"),
        ({"email": "a@" + "x" * 300 + ".org"}, "no e-mail address"),
        ({"email": "a@example.org", "language": "tlh"}, "no language “tlh”"),
        ({"email": "a@example.org", "rhythm": "hourly"}, "no rhythm “hourly”"),
        ({"email": "a@example.org", "pillars": "none"}, "no pillar “none”"),
        ({"email": "a@example.org", "topics": "none"}, "no topic “none”"),
        ({"email": "a@example.org", "agreed_on": "May"}, "no date"),
        ({"email": "a@example.org", "agreed_on": "2999-01-01"}, "still to come"),
    ],
)
def test_what_is_not_valid_is_refused_with_a_reason(db, cells, reason):
    (row,) = judged(cells)
    assert row.verdict == Verdict.INVALID
    assert reason in row.reason


@pytest.mark.parametrize(
    "evidence",
    [
        Evidence(),
        Evidence("A form", date(2026, 1, 1), ""),
        Evidence("A form", None, "Yes"),
        Evidence("", date(2026, 1, 1), "Yes"),
    ],
)
def test_nobody_is_taken_without_proof_of_consent(db, evidence):
    (row,) = judged({"email": "a@example.org"}, evidence=evidence)
    assert row.verdict == Verdict.INVALID
    assert "where, when and to which words" in row.reason


def test_the_second_of_the_same_address_is_left_out(db):
    first, second = judged({"email": "a@example.org"}, {"email": "A@Example.org"})
    assert (first.verdict, second.verdict) == (Verdict.NEW, Verdict.DOUBLE)
    assert second.reason == "First in line 2"
