"""The text part: made for reading, and saying what the HTML says."""

import re

import pytest

from newsletter.mail.bodies import bodies_of

from .markup import Markup

LONGEST = 78


@pytest.fixture
def bodies(issue):
    return bodies_of(issue)


def test_no_line_is_long_but_an_address(bodies):
    long = [line for line in bodies.text.splitlines() if len(line) > LONGEST]
    assert [line for line in long if not re.fullmatch(r"(\[\d+\] )?https://\S+", line)] == []


def test_addresses_stand_on_lines_of_their_own(bodies):
    lines = [line for line in bodies.text.splitlines() if "://" in line]
    assert len(lines) > 8
    assert [line for line in lines if not re.fullmatch(r"(\[\d+\] )?https://\S+", line)] == []


def test_there_is_no_markup_and_nothing_left_of_a_template(bodies):
    assert re.search(r"<\w|</|&\w+;|&#|\{\{|\{%|None", bodies.text) is None
    assert re.search(r"\n{3}| $", bodies.text, re.MULTILINE) is None


def test_every_link_of_the_html_is_in_the_text(bodies):
    header, *links = Markup(bodies.html).links
    assert header == "https://sparks.example/en/"
    assert [link for link in links if link not in bodies.text] == []


def test_headings_are_underlined(bodies, issue):
    lines = bodies.text.splitlines()
    title = lines.index("First light: what we found & what comes next")
    assert lines[title + 1] == "=" * len(lines[title])
    assert lines[lines.index("New on the site") + 1] == "-" * len("New on the site")


def test_a_long_title_is_wrapped_and_underlined_once(issue):
    issue.title = "A title " * 12
    text = bodies_of(issue).text
    assert "A title A title\n====" in text.replace("A title\nA title", "A title A title")
    assert max(map(len, text.split("Good morning")[0].splitlines())) <= LONGEST


def test_links_in_running_text_are_numbered_where_they_stand(bodies):
    assert "looked at a number [1]" in bodies.text
    assert "[2] https://example.org/report?a=1&b=2\n" in bodies.text


def test_items_of_a_list_hang(bodies):
    assert re.search(r"  \* One point, .*\n    \w", bodies.text)


def test_an_event_says_when_and_where(bodies):
    assert "Monday 20 May 2030, 10:00 – 17:00 (Europe/Brussels) · online" in bodies.text


def test_a_picture_is_described(bodies):
    assert "[Picture: Points of light on a dark sky]" in bodies.text


def test_without_an_introduction_the_preheader_opens_the_text(issue):
    issue.intro = ""
    text = bodies_of(issue).text
    assert "A number explained" in text
