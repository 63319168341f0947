"""All public pages in all their states: the one list that the checks of every page go through."""

from functools import partial
from uuid import UUID

from playwright.sync_api import Page

from .account_pages import ACCOUNT
from .figure_pages import FIGURES
from .glossary_pages import GLOSSARY
from .help_pages import HELP
from .kit_pages import KIT
from .links_pages import LINKS
from .portal_pages import PORTAL
from .response_pages import RESPONSE
from .reuse_pages import REUSE
from .shown import Shown
from .team_pages import TEAMS
from .timeline_pages import TIMELINE
from .writing_pages import WRITING


def send_nothing(page: Page) -> None:
    """Send the contact form as it is."""
    page.locator("main form button").click()
    page.locator(".error-summary").wait_for()


def send_message(page: Page) -> None:
    """Fill in the contact form and send it."""
    page.locator("[name=subject]").select_option(index=1)
    page.get_by_label("Your e-mail address").fill("reader@sparks.example")
    page.get_by_label("Your message").fill("Thank you for the list of tools.")
    page.locator("main form button").click()
    page.wait_for_url("**/?sent=1*")


def compare(page: Page, text: str, state: str) -> None:
    """Compare an idea with what is there."""
    page.get_by_label("Your idea").fill(text)
    page.get_by_role("button", name="Compare").click()
    page.locator(state).first.wait_for()


def type_a_beginning(page: Page) -> None:
    page.locator("#hero-search").press_sequentially("pre")
    page.get_by_role("option").first.wait_for()


def own(number: int, path: str = "") -> str:
    """Give the address of a page of the demo's subscriber of that number.

    1 is reader@sparks.example, 2 waiting@sparks.example, 3 gone@sparks.example.
    """
    from newsletter.links import token_of  # needs Django's settings, which are there by now

    key = UUID(f"00000000-0000-4000-8000-{number:012d}")
    return f"/en/subscription/{token_of(key)}/{path}"


def sign_up(page: Page) -> None:
    """Send the short form in the footer with an address."""
    page.get_by_label("E-mail address for the newsletter").last.fill("new@sparks.example")
    page.locator("footer form button").click()
    page.wait_for_url("**/subscription/?sent=1")


def sign_up_without_address(page: Page) -> None:
    """Send the whole sign-up form as it is."""
    page.locator("main form button").click()
    page.locator(".error-summary").wait_for()


def ask_for_link(page: Page) -> None:
    """Have a link sent to an address."""
    page.get_by_label("Your e-mail address").fill("nobody@sparks.example")
    page.locator("main form button").click()
    page.wait_for_url("**/link/?sent=1")


def save_choices(page: Page) -> None:
    """Choose a weekly digest."""
    page.get_by_label("Weekly digest").check()
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/?saved=choices")


def pause_for_no_time(page: Page) -> None:
    """Ask for a pause without saying how long."""
    page.get_by_role("button", name="Pause the newsletter").click()
    page.locator(".error-summary").wait_for()


def erase_without_tick(page: Page) -> None:
    """Ask for erasure and forget the tick."""
    page.get_by_role("button", name="Delete everything").click()
    page.locator(".error-summary").wait_for()


LISTINGS = [
    Shown("projects", "projects/project_index_page.html", "/en/projects/"),
    Shown(
        "projects filtered",
        "projects/project_index_page.html",
        "/en/projects/?pillar=prevention&pillar=detection&sort=title",
    ),
    Shown("projects none", "projects/project_index_page.html", "/en/projects/?q=zzzz"),
    Shown(
        "recommendations", "recommendations/recommendation_index_page.html", "/en/recommendations/"
    ),
    Shown(
        "recommendations page 2",
        "recommendations/recommendation_index_page.html",
        "/en/recommendations/?page=2",
    ),
    Shown(
        "recommendations filtered",
        "recommendations/recommendation_index_page.html",
        "/en/recommendations/?pillar=support",
    ),
    Shown(
        "recommendations none",
        "recommendations/recommendation_index_page.html",
        "/en/recommendations/?q=zzzz",
    ),
    Shown("resources", "resources/resource_index_page.html", "/en/resources/"),
    Shown("resources page 2", "resources/resource_index_page.html", "/en/resources/?page=2"),
    Shown("resources filtered", "resources/resource_index_page.html", "/en/resources/?language=de"),
    Shown("resources none", "resources/resource_index_page.html", "/en/resources/?q=zzzz"),
    Shown("news", "news/news_index_page.html", "/en/news/"),
    Shown("news filtered", "news/news_index_page.html", "/en/news/?kind=call"),
    Shown("news none", "news/news_index_page.html", "/en/news/?q=zzzz"),
    Shown("events", "news/event_index_page.html", "/en/events/"),
    Shown("events filtered", "news/event_index_page.html", "/en/events/?status=past"),
    Shown("events none", "news/event_index_page.html", "/en/events/?q=zzzz"),
    Shown("newsletter", "newsletter/newsletter_index_page.html", "/en/newsletter/"),
    Shown("newsletter none", "newsletter/newsletter_index_page.html", "/en/newsletter/?q=zzzz"),
]

DETAILS = [
    Shown("project ended", "projects/project_page.html", "/en/projects/formobile/"),
    Shown("project running", "projects/project_page.html", "/en/projects/salvus/"),
    Shown("project without dates", "projects/project_page.html", "/en/projects/cport/"),
    Shown(
        "recommendation followed",
        "recommendations/recommendation_page.html",
        "/en/recommendations/link-research-and-practice/",
    ),
    Shown(
        "recommendation under way",
        "recommendations/recommendation_page.html",
        "/en/recommendations/help-before-harm/",
    ),
    Shown(
        "recommendation without follow-up",
        "recommendations/recommendation_page.html",
        "/en/recommendations/study-the-long-term/",
    ),
    Shown(
        "resource in five languages",
        "resources/resource_page.html",
        "/en/resources/directive-2011-93/",
    ),
    Shown("resource on request", "resources/resource_page.html", "/en/resources/arica-tool/"),
    Shown("resource closed", "resources/resource_page.html", "/en/resources/cport-portal/"),
    Shown("resource of ours", "resources/resource_page.html", "/en/resources/words-to-use/"),
    Shown("article", "news/article_page.html", "/en/news/what-32-million-means/"),
    Shown("article with source", "news/article_page.html", "/en/news/strategy-24-july-2020/"),
    Shown("event coming, online", "news/event_page.html", "/en/events/editorial-hour/"),
    Shown("event all day", "news/event_page.html", "/en/events/open-catalogue-day/"),
    Shown("event of several days", "news/event_page.html", "/en/events/writing-days/"),
    Shown("event in another zone", "news/event_page.html", "/en/events/community-call-atlantic/"),
    Shown("event past", "news/event_page.html", "/en/events/prague-conference-2024/"),
    Shown("issue", "newsletter/issue_page.html", "/en/newsletter/first-light/"),
    Shown("digest", "newsletter/issue_page.html", "/en/newsletter/weekly-digest/"),
]

PLAIN = [
    Shown("home", "home/home_page.html", "/en/"),
    Shown("prevention", "home/pillar_page.html", "/en/prevention/"),
    Shown("detection", "home/pillar_page.html", "/en/detection/"),
    Shown("investigation", "home/pillar_page.html", "/en/investigation/"),
    Shown("support, sensitive", "home/pillar_page.html", "/en/support/"),
    Shown("about", "home/standard_page.html", "/en/about/"),
    Shown("funding", "home/standard_page.html", "/en/funding/"),
    Shown("privacy", "home/standard_page.html", "/en/privacy/"),
    Shown("accessibility", "home/standard_page.html", "/en/accessibility/"),
    Shown("contact", "home/contact_page.html", "/en/contact/"),
    Shown("contact with errors", "home/contact_page.html", "/en/contact/", 422, send_nothing),
    Shown("contact sent", "home/contact_page.html", "/en/contact/", 200, send_message),
]

SEARCH = [
    Shown("search", "search/search.html", "/en/search/"),
    Shown("search with results", "search/search.html", "/en/search/?q=training"),
    Shown("search with a typo", "search/search.html", "/en/search/?q=preventoin"),
    Shown(
        "search suggestions",
        "home/home_page.html",
        "/en/",
        act=type_a_beginning,
        needs_scripts=True,
    ),
    Shown("search in vain", "search/search.html", "/en/search/?q=zzzzqqqq"),
]

IDEA = "A game that teaches young people about risks on the internet, tested by researchers."
DONE = "/en/search/done/"
SEARCH += [
    Shown("has it been done", "search/done.html", DONE),
    Shown(
        "has it been done, nearest",
        "search/done.html",
        DONE,
        act=partial(compare, text=IDEA, state=".hit"),
    ),
    Shown(
        "has it been done, too short",
        "search/done.html",
        DONE,
        422,
        partial(compare, text="zzzz", state=".error-summary"),
    ),
]

SUBSCRIPTION = [
    Shown("sign-up", "newsletter/sign_up.html", "/en/subscription/"),
    Shown(
        "sign-up with errors",
        "newsletter/sign_up.html",
        "/en/subscription/",
        422,
        sign_up_without_address,
    ),
    Shown("sign-up sent", "newsletter/sent.html", "/en/about/", 200, sign_up),
    Shown("confirm", "newsletter/confirm.html", own(2, "confirm/")),
    Shown("confirm expired", "newsletter/sign_up.html", "/en/subscription/old/confirm/", 404),
    Shown("welcome", "newsletter/welcome.html", own(1, "confirm/")),
    Shown("preferences", "newsletter/preferences.html", own(1)),
    Shown("preferences saved", "newsletter/preferences.html", own(1), 200, save_choices),
    Shown("preferences with errors", "newsletter/preferences.html", own(1), 422, pause_for_no_time),
    Shown("preferences waiting", "newsletter/waiting.html", own(2)),
    Shown("new address too late", "newsletter/new_address.html", own(1, "address/old/"), 404),
    Shown("unsubscribe", "newsletter/unsubscribe.html", own(1, "unsubscribe/")),
    Shown("unsubscribed", "newsletter/left.html", own(3)),
    Shown("erase", "newsletter/erase.html", own(1, "erase/")),
    Shown("erase with errors", "newsletter/erase.html", own(1, "erase/"), 422, erase_without_tick),
    Shown("erased", "newsletter/erased.html", "/en/subscription/erased/"),
    Shown("link", "newsletter/link.html", "/en/subscription/link/"),
    Shown("link sent", "newsletter/sent.html", "/en/subscription/link/", 200, ask_for_link),
    Shown("link unknown", "newsletter/link.html", "/en/subscription/unknown/", 404),
]

JOINING = [
    Shown("join", "submissions/joining/join.html", "/en/join/"),
    Shown(
        "invitation that is none",
        "submissions/joining/dead.html",
        "/en/join/invitation/none/",
        404,
    ),
]

TROUBLE = [
    Shown("not found", "404.html", "/en/nowhere/", 404),
    Shown("broken", "500.html", "/bug", 500),
    Shown("away", "503.html", "/connection-lost", 503),
]

PAGES = [
    *PLAIN,
    *FIGURES,
    *GLOSSARY,
    *HELP,
    *LINKS,
    *RESPONSE,
    *LISTINGS,
    *TIMELINE,
    *DETAILS,
    *KIT,
    *SEARCH,
    *REUSE,
    *SUBSCRIPTION,
    *ACCOUNT,
    *JOINING,
    *TEAMS,
    *PORTAL,
    *WRITING,
    *TROUBLE,
]
# They stand alone: neither the site's frame nor an address of their own.
ALONE = {"500.html", "503.html"}
# Only an answer to a request that no page of ours makes (see test_contact.py), or seen only by
# somebody whom the demo content does not have (test_accounts.py).
ELSEWHERE = {
    "account/again_passkey.html",
    "account/too_many.html",
    "local/codes.html",
    "local/mail.html",
    "local/mails.html",
    "refused.html",
    "submissions/files/too_large.html",  # see test_pages.py of the uploads
    "submissions/joining/invitation.html",  # behind a token that only a mail has: test_teams.py
}


def named(pages: list[Shown] = PAGES) -> dict:
    """Give what pytest.mark.parametrize takes to run a test for each page, by its name."""
    return {
        "argnames": "shown",
        "argvalues": pages,
        "ids": [page.name.replace(" ", "-").replace(",", "") for page in pages],
    }


def seen_once(pages: list[Shown] = PAGES) -> dict:
    """Give the same for tests that share the fixture `seen`: each page is opened once for all."""
    return {**named(pages), "argnames": "opened", "indirect": True, "scope": "package"}
