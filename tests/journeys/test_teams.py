"""A team tells its story: from asking to join to a page taken down, three people and two browsers.

A real worker checks the files and carries the mails; what strangers see is looked at as a stranger.
"""

import re

import pytest
from playwright.sync_api import expect

from . import joining, reviewing, uploads, writing
from .people import signed_in
from .post import link_in, words_of
from .signing import sign_in

OWNER, COLLEAGUE = "ada@institute.example", "contributor@sparks.example"
PROJECT, PAGE = "ALUNA", "/en/projects/aluna/"
TITLE, ARTICLE = "What forty practitioners told us", "/en/news/what-forty-practitioners-told-us/"
PICTURE, LEAFLET = "slope.jpg", "leaflet.pdf"
UPDATE, NEW = "Change: Project", "New page: Article"
FIRST_LINE, BETTER_LINE = "We help all.", "We help schools to notice early, and to act."
FIRST_CONTACT, BETTER_CONTACT = "ada@institute.example", "contact@aluna.example"
ASKED = {
    "One sentence": "Who is helped, and with what? A stranger should see it.",
    "How to reach you": "Please the address of the project, not of one person.",
}
IS_CARRIED = """
from datetime import timedelta
from django.utils import timezone
from newsletter.news import what_is_new
sections = what_is_new(timezone.now() - timedelta(days=1), "en")
titles = [page.title for section in sections for _kind, page in section.pages]
assert {title!r} in titles, titles
"""


@pytest.fixture
def people(new_visit):
    """Somebody new, a colleague with an account, a moderator, a stranger; nobody complains."""
    owner, colleague, desk, stranger = (new_visit() for _person in range(4))
    yield owner, colleague, desk, stranger
    assert [visit.complaints for visit in (owner, colleague, desk, stranger)] == [[], [], [], []]


def test_a_team_from_asking_to_join_to_a_page_taken_down(people, new_visit, running_site, office):
    owner, colleague, desk, stranger = people
    team = come_together(owner, colleague, desk, office)
    change, article = write(colleague, team)
    files = private_files(colleague, team)
    assert_hidden(stranger, article, files)

    review(desk)
    answer(colleague, change, office)
    review_again(desk)

    public = read(stranger)
    running_site.shell(IS_CARRIED.format(title=TITLE))
    be_rude(colleague, new_visit(), team, change)
    take_down(owner, desk, team)
    assert_gone(stranger, public)
    assert stranger.context.cookies() == []


def come_together(owner, colleague, desk, office) -> str:
    """Let somebody in who asked, and invite a colleague; gives the path of the team."""
    joining.ask_to_join(owner, office, OWNER, PROJECT)
    signed_in(desk, "Moderators")
    joining.let_in(desk, OWNER)
    team = joining.enter_as_owner(owner, office, OWNER)
    joining.invite(owner, team, COLLEAGUE, "Editor")
    sign_in(colleague, COLLEAGUE)
    joining.accept(colleague, office, COLLEAGUE)
    return team


def write(colleague, team: str) -> tuple[str, str]:
    """Write a change of the page and an article with files, and send both; gives their paths."""
    change = writing.begin(colleague, team, PROJECT)
    version = "What was missing, what we do about it, what others can use."
    writing.write(colleague, change, "in-one-minute", tagline=FIRST_LINE, short_version=version)
    write_by_itself(colleague, change)
    writing.preview(colleague, change, FIRST_LINE)
    writing.send(colleague, change, "We are new here.")

    writing.upload(colleague, team, PICTURE, "image/jpeg", uploads.photo(), is_picture=True)
    writing.upload(colleague, team, LEAFLET, "application/pdf", uploads.leaflet())
    article = writing.begin(colleague, team, "Article")
    writing.write_article(colleague, article, title=TITLE, picture=PICTURE, document=LEAFLET)
    writing.preview(colleague, article, "We asked", LEAFLET)
    writing.send(colleague, article)
    return change, article


def write_by_itself(colleague, text: str) -> None:
    """Type and go away: what was typed is kept without any press."""
    page, place = colleague.page, f"{text}edit/facts/"
    colleague.go(place)
    expect(page.locator(".portal-bar__team strong")).to_have_text(PROJECT)
    page.fill("[name=contact_note]", FIRST_CONTACT)
    expect(page.locator("[data-saved]")).to_have_text(re.compile(r"Saved \d\d:\d\d"))
    colleague.go(place)
    expect(page.locator("[name=contact_note]")).to_have_value(FIRST_CONTACT)


def private_files(colleague, team: str) -> list[str]:
    """Give the addresses at which the team, and nobody else, sees its files."""
    colleague.go(f"{team}files/")
    links = colleague.page.locator(".upload__title a")
    expect(links).to_have_count(2)
    return [f"{link.get_attribute('href')}content/" for link in links.all()]


def assert_hidden(stranger, article: str, files: list[str]) -> None:
    """Nothing of what was sent is there for anybody yet."""
    stranger.go(PAGE)
    expect(stranger.page.get_by_text(FIRST_LINE)).to_have_count(0)
    assert stranger.go(ARTICLE).status == 404
    for path in (article, *files):
        stranger.go(path)
        assert stranger.path.startswith("/en/account/login/"), path
    stranger.context.clear_cookies()  # of the form to sign in


def review(desk) -> None:
    """Ask for two changes of the one text, and approve the other."""
    reviewing.open_text(desk, PROJECT, UPDATE)
    reviewing.claim(desk)
    reviewing.request_changes(desk, ASKED)
    reviewing.open_text(desk, TITLE, NEW)
    reviewing.approve(desk)


def answer(colleague, change: str, office) -> None:
    """Hear of it by mail, change what was asked for, and send it again."""
    mail = office.wait_for(COLLEAGUE, f"Changes requested: {PROJECT}")
    assert link_in(mail, "/portal/texts/").endswith(change)
    assert not [words for words in ASKED.values() if words in words_of(mail)]
    both = zip(ASKED.values(), (BETTER_LINE, BETTER_CONTACT), strict=True)
    writing.answer_changes(colleague, change, dict(both))
    writing.send(colleague, change, "Both done.")


def review_again(desk) -> None:
    """See what changed since the last look, and approve it."""
    reviewing.open_text(desk, PROJECT, UPDATE)
    reviewing.compare(desk)
    differences = desk.page.locator(".texts-diff")
    expect(differences).to_have_count(2)
    expect(differences.first.locator("del").first).to_contain_text("all")
    expect(differences.first.locator("ins").first).to_contain_text("schools")
    reviewing.open_text(desk, PROJECT, UPDATE)
    reviewing.approve(desk)


def read(stranger) -> tuple[str, str]:
    """See page, article, picture and document as a stranger; gives the addresses of the files."""
    page = stranger.page
    stranger.go(PAGE)
    expect(page.get_by_text(BETTER_LINE).first).to_be_visible()
    expect(page.get_by_text(BETTER_CONTACT)).to_be_visible()
    assert stranger.go(ARTICLE).status == 200
    expect(joining.heading(stranger)).to_have_text(TITLE)
    picture = page.get_by_role("img", name=writing.ALT).last
    picture.scroll_into_view_if_needed()
    page.wait_for_function(
        "image => image.complete && image.naturalWidth", arg=picture.element_handle()
    )
    source = page.evaluate("image => image.currentSrc", picture.element_handle())
    document = page.get_by_role("link", name=LEAFLET).first.get_attribute("href")
    bytes_of = stranger.context.request.get
    assert uploads.tells_nothing(bytes_of(source).body())
    answer = bytes_of(f"{stranger.address}{document}")
    assert answer.ok
    assert answer.body().startswith(b"%PDF-")
    assert uploads.AUTHOR.encode() not in answer.body()
    assert stranger.context.cookies() == []
    return source, f"{stranger.address}{document}"


def be_rude(colleague, outsider, team: str, change: str) -> None:
    """Try doors that are somebody else's: they are not there."""
    assert colleague.go(f"{team}hand-over/").status == 404
    assert colleague.go(team).status == 200
    sign_in(outsider, "second-owner@sparks.example")
    assert outsider.go("/en/portal/").status == 200
    assert outsider.go(change).status == 404
    assert outsider.go(team).status == 404


def take_down(owner, desk, team: str) -> None:
    """Ask for the article to go, and let it go."""
    writing.ask_to_take_down(owner, team, TITLE, "A practitioner has asked us to.")
    reviewing.open_text(desk, TITLE, "Article")
    expect(desk.page.get_by_text("A practitioner has asked us to.").first).to_be_visible()
    reviewing.approve(desk, told="Approved.")


def assert_gone(stranger, public: tuple[str, str]) -> None:
    """Neither the page nor its files can be had any more."""
    assert stranger.go(ARTICLE).status in (404, 410)
    for address in public:
        assert stranger.context.request.get(address).status == 404, address
