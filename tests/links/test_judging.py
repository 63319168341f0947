"""What speaks against a page, and how much."""

import pytest

from sparks.links.judging import judge
from sparks.links.models import Signal, State
from sparks.links.net.visiting import Visit
from sparks.links.owners import owner_of

HERE = "https://project.example.org/results"
RTA = '<meta name="RATING" content="RTA-5042-1996-1400-1577-RTA">'


def seen(title: str, head: str = "", url: str = HERE, **more) -> Visit:
    return Visit(url, body=f"{head}<title>{title}</title>".encode(), **more)


@pytest.mark.parametrize(
    ("visit", "last_title", "state", "signals"),
    [
        (seen("A project"), "", State.OK, []),
        (seen("A project: home"), "A project", State.OK, []),
        (seen("Quite something else"), "A project", State.OK, [Signal.NEW_TITLE]),
        (seen("A project", RTA), "", State.SUSPICIOUS, [Signal.ADULT_LABEL]),
        (seen("A project", rating="RTA-5042-1996-1400-1577-RTA"), "", State.SUSPICIOUS, None),
        (seen("A project", '<meta name="rating" content="general">'), "", State.OK, []),
        (seen("Casino and jackpot"), "", State.SUSPICIOUS, [Signal.GAMBLING_WORDS]),
        (seen("Casino operators against trafficking"), "", State.OK, [Signal.GAMBLING_WORD]),
        (
            seen("Best casino of all"),
            "Project on prevention",
            State.SUSPICIOUS,
            [Signal.GAMBLING_WORD, Signal.NEW_TITLE],
        ),
        (
            seen("Home", '<meta property="og:description" content="togel, slot gacor">'),
            "",
            State.SUSPICIOUS,
            [Signal.GAMBLING_WORDS],
        ),
        (seen("This domain is for sale"), "", State.SUSPICIOUS, [Signal.PARKED]),
        (
            seen("Buy now", url="https://www.sedo.com/search?d=x"),
            "",
            State.SUSPICIOUS,
            [Signal.PARKED, Signal.NEW_OWNER],
        ),
        (
            seen("A project", url="https://else.example.com/"),
            "A project",
            State.CHANGED_OWNER,
            [Signal.NEW_OWNER],
        ),
        (
            seen("Shoes", url="https://else.example.com/"),
            "Project on prevention",
            State.SUSPICIOUS,
            [Signal.NEW_OWNER, Signal.NEW_TITLE],
        ),
    ],
)
def test_signs_are_weighed(visit, last_title, state, signals):
    verdict = judge(HERE, visit, last_title=last_title)
    assert verdict.state == state
    assert signals is None or verdict.signals == signals


@pytest.mark.parametrize(
    "title",
    [
        "Pornography and young people: a review",
        "Child sexual abuse material: figures",
        "Help with gambling addiction",
        "Sexual exploitation of children in travel and tourism",
        "The adult who is told: a guide",
    ],
)
def test_words_of_our_field_are_no_signs(title):
    assert judge(HERE, seen(title)).signals == []


@pytest.mark.parametrize(
    ("final_url", "is_permanent", "state"),
    [
        ("https://project.example.org/new", True, State.MOVED),
        ("https://archive.example.org/project", True, State.MOVED),
        ("https://project.example.org/new", False, State.OK),
        ("http://www.project.example.org/results/", True, State.OK),
    ],
)
def test_a_page_of_the_same_owner_moves(final_url, is_permanent, state):
    found = judge(HERE, seen("T", url=final_url, is_permanent=is_permanent))
    assert found.state == state


def test_an_address_that_exists_to_lead_elsewhere_may():
    doi = "https://doi.org/10.1000/182"
    found = judge(doi, seen("Paper", url="https://journal.example.com/1", is_permanent=True))
    assert (found.state, found.signals) == (State.OK, [])


def test_what_an_editor_found_fine_is_fine_until_it_changes():
    bad = seen("Casino, jackpot")
    first = judge(HERE, bad)
    assert judge(HERE, bad, accepted=first.fingerprint).state == State.OK
    other = seen("Casino, jackpot, bandar")
    assert judge(HERE, other, accepted=first.fingerprint).state == State.SUSPICIOUS


@pytest.mark.parametrize(
    ("url", "owner"),
    [
        ("https://www.a.example.co.uk/x", "example.co.uk"),
        ("https://one.github.io/", "one.github.io"),
        ("https://ec.europa.eu/", "europa.eu"),
        ("https://localhost/", "localhost"),
        ("https://192.0.2.1/", "192.0.2.1"),
        ("https://[2001:db8::1]/", "2001:db8::1"),
    ],
)
def test_owners_are_told_by_the_public_suffix_list(url, owner):
    assert owner_of(url) == owner
