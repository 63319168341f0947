"""Markdown and back: what is written once stays as it is."""

import pytest

from sparks.core.blocks.text import PLAIN_RICH_TEXT, RICH_TEXT
from submissions.shapes.markdown import same_words, to_html, to_markdown

SAMPLES = [
    "<p>Plain &amp; simple, 3 &lt; 4</p>",
    "<h2>A heading</h2><p>Then <b>bold</b> and <i>italic</i>.</p><h3>Small</h3>",
    '<p><a href="https://example.org/a_b">link</a>, <a linktype="page" id="12">a page</a>.</p>',
    "<ul><li>one</li><li>two</li></ul><ol><li>first</li><li>second</li></ol>",
    "<p>Stars * and _ lines_ and 1. dots # signs</p>",
    "<p>One<br/>two</p>",
    '<p>From <embed embedtype="figure" id="3" period="2014/2020"/> to more.</p>',
]


@pytest.mark.parametrize("html", SAMPLES)
def test_there_and_back_says_the_same(html):
    written = to_markdown(html)
    assert to_markdown(to_html(written, RICH_TEXT)) == written


def test_what_people_write_becomes_rich_text():
    html = to_html(
        "## News\n\nIt is **new**, see [here](https://example.org) and [us](page:7).", RICH_TEXT
    )
    assert html == (
        '<h2>News</h2>\n<p>It is <b>new</b>, see <a href="https://example.org">here</a> '
        'and <a id="7" linktype="page">us</a>.</p>'
    )


def test_the_value_of_a_figure_stays_a_reference():
    html = '<p>From <embed embedtype="figure" id="3" period="2014/2020"/> to more.</p>'
    assert to_markdown(html) == "From [figure 2014/2020](figure:3/2014/2020) to more."
    assert to_html(to_markdown(html), PLAIN_RICH_TEXT) == html


def test_headings_stay_out_where_there_are_none():
    assert to_html("# Loud", PLAIN_RICH_TEXT) == "<p>Loud</p>"


@pytest.mark.parametrize("rude", ["<script>x</script>", "[a](javascript:x)", "![a](b.png)"])
def test_html_and_strange_links_stay_words(rude):
    html = to_html(rude, RICH_TEXT)
    assert "<script" not in html
    assert "href" not in html
    assert "<img" not in html


def test_line_ends_are_no_change():
    assert same_words("a\r\nb\n", "a\nb")
    assert not same_words("a\nb", "a b")
