"""What is made of the words of CORDIS."""

from decimal import Decimal

import pytest

from projects.cordis import values
from projects.cordis.records import Refused, record_of
from projects.cordis.searching import Query, search

from .dumps import FILES, PROJECT, table, zipped


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1234567,5", "1234567.50"),
        ("1234567.5", "1234567.50"),
        ("1.234.567,89", "1234567.89"),
        ("1,234,567.89", "1234567.89"),
        ("1500000", "1500000.00"),
        ("0", None),
        ("0,00", None),
        ("", None),
        (None, None),
    ],
)
def test_amounts_with_comma_or_point_and_unknown_for_nothing(text, amount):
    assert values.amount_of(text) == (amount and Decimal(amount))


@pytest.mark.parametrize("text", ["-5", "1e99", "much", "NaN", "1,5,0"])
def test_what_is_no_amount_is_not_guessed(text):
    with pytest.raises(ValueError, match=r".*"):
        values.amount_of(text)


def test_text_is_cleaned_and_nothing_in_it_becomes_markup():
    text = "<p>One &amp; two</p>p&lt;0.05 <script>x</script>\r\n\r\n  three\x07 <b>four</b>"
    assert values.paragraphs_of(text) == (
        "<p>One &amp; two</p><p>p&lt;0.05 &lt;script&gt;x&lt;/script&gt;</p><p>three four</p>"
    )


@pytest.mark.parametrize(
    ("text", "vat"), [("be 0123.456.789", "BE0123456789"), ("MISSING", ""), ("NOTAPPLICABLE", "")]
)
def test_vat_numbers(text, vat):
    assert values.vat_of(text) == vat


def test_a_project_in_the_sites_terms(record):
    one = record(projectUrl="www.example.org")
    assert one.fields == {
        "title": "An example",
        "acronym": "EXAMPLE",
        "objective": "<p>It looks into something.</p>",
        "start_on": "2023-01-01",
        "end_on": "2026-12-31",
        "programme": "HORIZON",
        "topic_code": "HORIZON-CL3-2022-FCT-01-02",
        "total_cost": "2000000.50",
        "eu_contribution": "1500000.00",
        "website": "http://www.example.org",
    }
    partner = one.partners[0]
    assert (partner.role, partner.kind, partner.vat) == (
        "coordinator",
        "higher_education",
        "BE0123456789",
    )
    assert not one.remarks


@pytest.mark.parametrize(("told", "code"), [("EL", "GR"), ("uk", "GB"), ("BE", "BE"), ("", "")])
def test_countries(record, told, code):
    assert record([{"country": told}]).partners[0].country == code


def test_an_unknown_country_is_remarked_and_left_out(record):
    one = record([{"country": "ZZ"}])
    assert one.partners[0].country == ""
    assert "“ZZ” is not understood" in one.remarks[0]


@pytest.mark.parametrize("role", ["Coordinator", "COORDINATOR", "coordinator"])
def test_roles_in_any_letter_case(record, role):
    assert record([{"role": role}]).partners[0].role == "coordinator"


@pytest.mark.parametrize(
    ("partners", "words"),
    [
        ([{"role": "participant"}], "names no coordinator"),
        ([{}, {"organisationID": "2", "name": "B"}], "names 2 coordinators"),
        ([{"ecContribution": "5"}], "add up to 5.00, not 1,500,000.00"),
        ([], "names no organisations"),
        ([{"role": "chief"}], "“chief” is not understood"),
    ],
)
def test_oddities_are_remarked(record, partners, words):
    assert any(words in remark for remark in record(partners).remarks)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"title": " "}, "no title"),
        ({"endDate": "2020-01-01"}, "ends before"),
        ({"id": "12"}, "no grant agreement number"),
    ],
)
def test_what_cannot_be_a_project_is_refused(record, fields, words):
    with pytest.raises(Refused, match=words):
        record(**fields)


def test_a_wrong_date_and_amount_are_left_out(record):
    one = record(startDate="31/12/2020", totalCost="much", status="TERMINATED")
    assert "start_on" not in one.fields
    assert "total_cost" not in one.fields
    assert len(one.remarks) == 3


def test_columns_that_are_missing_say_nothing(tmp_path):
    path = zipped(tmp_path / "a.zip", project=table({"id": "101000001", "title": "An example"}))
    one = record_of(search(path, Query(frozenset(["101000001"]))).found["101000001"])
    assert one.fields == {"title": "An example"}
    assert one.partners is None


def test_a_project_twice_in_the_file_is_taken_once(tmp_path):
    other = {**PROJECT, "title": "Another"}
    path = zipped(tmp_path / "a.zip", project=table(PROJECT, other))
    one = record_of(search(path, Query(phrases=("example",))).found["101000001"])
    assert one.fields["title"] == "An example"
    assert "line 3" in one.remarks[0]


def test_a_broken_row_of_an_organisation_is_told_to_its_project(tmp_path):
    data = b'"projectID";"name"\n"101000001";"A";"B"\n'
    path = zipped(tmp_path / "a.zip", project=table(PROJECT), organization=data)
    result = search(path, Query(frozenset(["101000001"])))
    assert "Line 2 of “organization” could not be read" in result.found["101000001"].notes[0]
    assert [table for table, _broken in result.broken] == ["organization"]


@pytest.mark.parametrize(
    ("phrase", "count"),
    [("child exploitation", 1), ("EXPLOIT", 1), ("xploit", 0), ("grace", 1), ("no such words", 0)],
)
def test_words_find_real_projects(phrase, count):
    found = search(FILES / "h2020-project.csv", Query(phrases=(phrase,))).found
    assert len(found) == count


def test_the_oddities_of_real_projects_are_told():
    ids = frozenset(["883341", "731558", "672398", "700665"])
    found = search(FILES / "h2020-project.csv", Query(ids)).found
    records = {key: record_of(one) for key, one in found.items()}
    assert {key: len(one.partners) for key, one in records.items()} == {
        "883341": 22,
        "731558": 15,
        "672398": 1,
        "700665": 15,
    }
    assert records["672398"].fields["objective"].count("<p>") == 3
    assert "CORDIS names 2 coordinators." in records["731558"].remarks
    assert any("add up to" in remark for remark in records["700665"].remarks)
    assert {one.fields["programme"] for one in records.values()} == {"H2020"}
    assert "GR" in {partner.country for partner in records["883341"].partners}
