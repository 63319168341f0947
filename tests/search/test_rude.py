"""Whatever is typed gets an answer."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories.pages import ArticlePageFactory

RUDE = [
    "\x00",
    "a\x00b",
    "'",
    '"',
    '"unfinished',
    "''''",
    "\\",
    "a\\'b:*",
    "& | ! ( ) <-> :*",
    "!!",
    "-",
    "-lantern",
    "or or or",
    "and the of",
    "%",
    "%s %(x)s {0}",
    "🔥 🕯️",
    "lantern" * 60,
    "l " * 5000,
    "ß İ ﬁ",
    "\u202elantern",
    "\ud83d",
    "'; DROP TABLE search_word; --",
    "<mark>",
    "\x02lantern\x03",
]


@pytest.fixture
def lantern(news_index):
    page = ArticlePageFactory(parent=news_index, title="Lantern")
    page.save_revision().publish()
    return page


@pytest.mark.django_db
@pytest.mark.parametrize("words", RUDE)
def test_rude_words(lantern, visitor, words):
    assert visitor.get("/en/search/", {"q": words.encode("utf-8", "replace")}).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query",
    [
        "q=%00",
        "q=%ff%fe",
        "q=a&q=b",
        "q=lantern&page=-1",
        "q=lantern&page=9999999999999999999999",
        "q=lantern&page=x",
        "q=lantern&sort=nonsense",
        "q=lantern&year=%00&kind='&pillar=%F0%9F%94%A5&topic=x",
        "topic=&year=",
        "%00=%00",
    ],
)
def test_rude_addresses(lantern, visitor, query):
    assert visitor.get(f"/en/search/?{query}").status_code == 200


@pytest.mark.django_db
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(words=st.text(max_size=250))
def test_any_words(lantern, visitor, words):
    assert visitor.get("/en/search/", {"q": words}).status_code == 200
