"""What somebody does who comes to write about a project: an account, a request, a second step."""

import re

from playwright.sync_api import expect

from sparks.local.totp import code

from .account_pages import send
from .post import PostOffice, link_in, words_of

PASSWORD = "five words nobody would guess"
CODE = re.compile(r"^ {4}(\S+)\s*$", re.MULTILINE)


def heading(visit):
    return visit.page.get_by_role("heading", level=1)


def press(visit, name: str, *, within: str = "main") -> None:
    """Press the button of that name, and wait for the page behind it."""
    with visit.page.expect_navigation():
        visit.page.locator(within).get_by_role("button", name=name, exact=True).click()


def follow(visit, name: str | re.Pattern, *, within: str = "main") -> None:
    """Follow the first link of that name."""
    with visit.page.expect_navigation():
        visit.page.locator(within).get_by_role("link", name=name).first.click()


def ask_to_join(visit, office: PostOffice, email: str, project: str) -> None:
    """Come from the page about joining to an account, prove the address, and ask."""
    visit.go("/en/join/")
    expect(heading(visit)).to_have_text("Join Sparks")
    assert visit.context.cookies() == []
    follow(visit, "Ask to join")
    follow(visit, "No account yet? Create one")
    send(visit.page, email=email, password1=PASSWORD)
    visit.page.wait_for_url("**/confirm-email/")
    mail = office.wait_for(email, "Your code to confirm")
    send(visit.page, code=CODE.search(words_of(mail))[1])
    visit.page.wait_for_url("**/join/apply/")
    press(visit, "Send to the editors")
    expect(visit.page.locator(".error-summary")).to_be_visible()
    visit.page.select_option("[name=project]", label=project)
    visit.page.fill("[name=organisation]", "Example Institute")
    visit.page.fill("[name=motivation]", "We want to tell what we found out.")
    visit.page.fill("[name=evidence]", "The contact page of the project names me.")
    press(visit, "Send to the editors")
    expect(visit.page.get_by_text("Thank you. Your request is with the editors.")).to_be_visible()


def let_in(desk, email: str) -> None:
    """Say yes to a request, in the admin."""
    desk.go("/admin/teams/requests/")
    with desk.page.expect_navigation():
        desk.page.get_by_role("row", name=email).get_by_role("link").click()
    expect(desk.page.get_by_text("has no team yet")).to_be_visible()
    [(pk,)] = [re.search(r"(\d+)/$", desk.path).groups()]
    desk.go(f"/admin/teams/requests/approve/{pk}/")
    expect(desk.page.get_by_text("the person is its owner")).to_be_visible()
    press(desk, "Approve")
    expect(desk.page.get_by_text("Approved: now in the team")).to_be_visible()


def enter_as_owner(visit, office: PostOffice, email: str) -> str:
    """Follow the good news to the team, on the way set a second step up; gives the team's path."""
    visit.page.goto(link_in(office.wait_for(email, "Welcome"), "/portal/teams/"))
    expect(heading(visit)).to_have_text("One more step for your account")
    follow(visit, "Use an authenticator app")
    if visit.page.locator("main [name=password]").count():
        send(visit.page, password=PASSWORD)
    secret = visit.page.locator(".account__key").inner_text()
    send(visit.page, code=code(secret))
    expect(visit.page.locator(".account__codes code").first).to_be_visible()
    visit.go("/en/portal/")
    expect(visit.page.get_by_text("Your role: Owner")).to_be_visible()
    visit.page.goto(link_in(office.wait_for(email, "Welcome"), "/portal/teams/"))
    return visit.path


def invite(visit, team: str, email: str, role: str) -> None:
    visit.go(team)
    visit.page.fill("[name=email]", email)
    visit.page.select_option("[name=role]", label=role)
    press(visit, "Send the invitation")
    expect(visit.page.get_by_text("The invitation is on its way.")).to_be_visible()
    expect(visit.page.get_by_text(email, exact=True)).to_be_visible()


def accept(visit, office: PostOffice, email: str) -> None:
    visit.page.goto(link_in(office.wait_for(email, "You are invited"), "/join/invitation/"))
    press(visit, "Join the team")
    expect(visit.page.get_by_text("Welcome to the team.")).to_be_visible()
