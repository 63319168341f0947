"""Checks over time: what becomes of a link, and how gently sites are asked."""

from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import pytest
from django.core.management import CommandError, call_command

from projects.models import Organisation
from sparks.core.models import Generation, Heartbeat
from sparks.links import actions, checking, tasks
from sparks.links.models import Link, Problem, Ruling, State
from sparks.links.net.visiting import Visit

from .conftest import moved, page, status

NOW = datetime(2026, 11, 29, 6, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock(time_machine):
    """A clock that stands until a test moves it."""
    time_machine.move_to(NOW, tick=False)
    return time_machine


def linked(url: str) -> Link:
    Organisation.objects.create(name=url[:60], website=url)
    return Link.objects.get(url=url)


@pytest.fixture
def link(home, server) -> Link:
    server.says("/", page("A project on prevention"))
    return linked(server.url("project.example"))


@pytest.fixture
def look(way):
    def again(link: Link) -> Link:
        return checking.check(link.pk, way=way)

    return again


def test_a_page_that_is_there(link, look):
    link = look(link)
    assert (link.state, link.title, link.problem) == (State.OK, "A project on prevention", "")
    assert link.checked_at == NOW
    assert timedelta(days=11) < link.next_check_at - NOW < timedelta(days=17)


def test_three_failures_over_three_days_are_death(link, look, server, clock):
    look(link)
    server.says("/", status(404))
    states = []
    for hours in (0, 6, 30, 71, 73):
        clock.move_to(NOW + timedelta(hours=hours), tick=False)
        link = look(link)
        states.append(link.state)
    assert states == [State.OK] * 4 + [State.DEAD]
    assert (link.failures, link.explanation) == (5, "It answers with an error: 404")
    server.says("/", page("A project on prevention"))
    link = look(link)
    assert (link.state, link.failures, link.failing_since) == (State.OK, 0, None)


def test_failures_are_looked_at_again_sooner(link, look, server):
    server.says("/", status(500))
    waits = [(look(link).next_check_at - NOW) / timedelta(hours=1) for _ in range(5)]
    expected = [6, 24, 48, 96, 336]
    assert all(0.84 * e < wait < 1.16 * e for wait, e in zip(waits, expected, strict=True))


def test_a_page_that_was_taken_over_is_withdrawn(link, look, server):
    link = look(link)
    before = Generation.current()
    server.says("/", page("Casino and jackpot"))
    link = look(link)
    assert (link.state, link.is_withdrawn) == (State.SUSPICIOUS, True)
    assert link.title == "A project on prevention"  # never the words of such a page
    assert Generation.current() != before


def test_only_an_editor_gives_it_back(link, look, server, editor):
    server.says("/", page("Casino and jackpot"))
    look(link)
    server.says("/", page("A project on prevention"))
    assert look(link).state == State.SUSPICIOUS
    server.says("/", status(404))
    assert look(link).is_withdrawn
    server.says("/", page("Casino and jackpot"))
    look(link)
    before = Generation.current()
    link = actions.find_fine(link=link, user=editor.user)
    assert (link.state, link.is_withdrawn) == (State.OK, False)
    assert Generation.current() != before
    assert look(link).state == State.OK
    server.says("/", page("Casino, jackpot, bandar"))
    link = look(link)
    assert (link.state, link.ruling) == (State.SUSPICIOUS, Ruling.NONE)


def test_what_stays_withdrawn_stays(link, look, server, editor):
    actions.withdraw(link=link, user=editor.user)
    link = look(link)
    assert (link.ruling, link.is_withdrawn) == (Ruling.WITHDRAWN, True)
    assert link not in Link.objects.to_decide()
    assert not actions.find_fine(link=link, user=editor.user).is_withdrawn


def test_a_check_that_changes_nothing_for_visitors_empties_no_cache(link, look, server):
    look(link)
    before = Generation.current()
    server.says("/", moved("/new"))
    server.says("/new", page("A project on prevention"))
    assert look(link).state == State.MOVED
    assert link.url != look(link).final_url
    assert Generation.current() == before


def test_other_pages_of_a_site_that_was_taken_over_are_looked_at_soon(link, look, server):
    other = linked(server.url("project.example", "/other"))
    Link.objects.filter(pk=other.pk).update(next_check_at=NOW + timedelta(days=9))
    server.says("/", page("Casino and jackpot"))
    look(link)
    other.refresh_from_db()
    assert other.next_check_at == NOW


def test_a_site_that_wants_to_be_left_alone_is(link, look, server, way):
    other = linked(server.url("project.example", "/other"))
    elsewhere = linked(server.url("elsewhere.example", "/there"))
    server.says("/", status(429, Retry_After="7200"))
    link = look(link)
    assert (link.state, link.failures, link.problem) == (State.UNCHECKED, 0, Problem.BUSY)
    other.refresh_from_db()
    assert other.next_check_at == link.next_check_at == NOW + timedelta(hours=2)
    assert checking.run(limit=5, way=way) == 1
    assert {host for _method, host, path in server.asked if path == "/there"}
    elsewhere.refresh_from_db()
    assert elsewhere.checked_at == NOW


def test_a_run_asks_each_site_once_a_minute(home, server, way, clock):
    for host in ("a.example", "b.example"):
        for number in range(3):
            linked(server.url(host, f"/{number}"))
    assert checking.run(limit=1, way=way) == 1
    assert checking.run(limit=9, way=way) == 1
    assert checking.run(limit=9, way=way) == 0
    clock.move_to(NOW + timedelta(minutes=1, seconds=1), tick=False)
    seen = []
    assert checking.run(limit=9, way=way, report=seen.append) == 2
    assert {link.host for link in seen} == {"a.example", "b.example"}
    assert {urlsplit(link.url).path for link in seen} == {"/1"}


def test_only_what_stands_on_a_page_is_checked(link, way):
    Organisation.objects.all().delete()
    assert checking.run(limit=9, way=way) == 0


def test_a_check_that_took_its_worker_down_is_not_begun_again_at_once(link, clock):
    assert checking.claim() == link.pk
    clock.move_to(NOW + timedelta(minutes=30), tick=False)
    assert checking.claim() is None
    clock.move_to(NOW + timedelta(minutes=61), tick=False)
    assert checking.claim() == link.pk


def test_an_editors_decision_made_during_a_check_is_kept(link, editor):
    slow = Visit(link.url, body=b"<title>Casino, jackpot</title>")
    actions.withdraw(link=link, user=editor.user)
    with checking.changing(link.pk) as now:
        checking.record(now, slow, NOW)
    link.refresh_from_db()
    assert (link.ruling, link.is_withdrawn) == (Ruling.WITHDRAWN, True)


def test_what_is_asked_for_comes_first(home, server, way, editor):
    linked(server.url("a.example"))
    wanted = linked(server.url("b.example"))
    Link.objects.filter(pk=wanted.pk).update(next_check_at=NOW + timedelta(days=9))
    actions.check_soon(link=wanted, user=editor.user)
    assert checking.claim() == wanted.pk


def test_nothing_goes_out_unless_it_is_switched_on(home, settings):
    link = linked("http://127.0.0.1/")
    assert settings.LINK_CHECKS is False
    tasks.check_due()
    link.refresh_from_db()
    assert (link.checked_at, Heartbeat.age("links")) == (None, None)
    settings.LINK_CHECKS = True
    tasks.check_due()  # the real net, which does not allow this machine
    link.refresh_from_db()
    assert link.problem == Problem.REFUSED
    assert Heartbeat.age("links") is not None


def test_the_command_says_what_it_found(home, capsys):
    linked("http://127.0.0.1/")
    linked("http://[::1]/")
    call_command("check_links", limit=1, sweep=True)
    said = capsys.readouterr().out.splitlines()
    assert said == [
        "2 links on public pages.",
        "Not checked yet: http://127.0.0.1/ (It leads to an address that is not public)",
        "1 checked: 1 Not checked yet.",
        "0 are withdrawn from all pages.",
    ]
    call_command("check_links", url="HTTP://[::1]")
    assert capsys.readouterr().out.startswith("Not checked yet: http://[::1]/")
    for wrong in ({"url": "https://nowhere.example/"}, {"limit": 0}):
        with pytest.raises(CommandError):
            call_command("check_links", **wrong)
