"""Pages of a team and of joining one, as people of the demo content see them."""

from playwright.sync_api import Page

from .shown import Shown

OWNER, VIEWER = "owner@sparks.example", "viewer@sparks.example"
APPLICANT, CONTRIBUTOR = "applicant@sparks.example", "contributor@sparks.example"
COOKIES = frozenset({"csrftoken", "sessionid"})
KEY = "00000000-0000-4000-8000-{:012d}"  # as sparks.home.demo.teams gives them
SALVUS, CESAGRAM = (f"/en/portal/teams/{KEY.format(number)}/" for number in (1, 2))


def apply_with_nothing(page: Page) -> None:
    """Send the form that asks to join as it is."""
    page.get_by_role("button", name="Send to the editors").click()
    page.locator(".error-summary").wait_for()


def first_member(page: Page) -> None:
    """Open the page of the second member of the list."""
    page.locator("main a[href*='/members/']").nth(1).click()
    page.wait_for_url("**/members/*/")


def remove_first(page: Page) -> None:
    """Open the page that asks whether somebody should really go."""
    page.locator("main a[href$='/remove/']").first.click()
    page.wait_for_url("**/remove/")


def upload_nothing(page: Page) -> None:
    """Send the upload form as it is."""
    page.get_by_role("button", name="Upload").click()
    page.locator(".error-summary").wait_for()


def seen(name: str, template: str, path: str, who: str, status: int = 200, act=None) -> Shown:
    """Give a page that only somebody who is signed in sees."""
    return Shown(name, f"submissions/{template}.html", path, status, act, who, COOKIES)


TEAMS = [
    seen("apply", "joining/apply", "/en/join/apply/", APPLICANT),
    seen(
        "apply with errors", "joining/apply", "/en/join/apply/", APPLICANT, 422, apply_with_nothing
    ),
    seen("request open", "joining/request", f"/en/join/requests/{KEY.format(201)}/", APPLICANT),
    seen("request declined", "joining/request", f"/en/join/requests/{KEY.format(202)}/", APPLICANT),
    seen("team of an owner", "teams/team", SALVUS, OWNER),
    seen("team of a viewer", "teams/team", SALVUS, VIEWER),
    seen("team history", "teams/history", f"{SALVUS}history/", OWNER),
    seen("team member", "teams/member", SALVUS, OWNER, 200, first_member),
    seen("team member to remove", "teams/remove", SALVUS, OWNER, 200, remove_first),
    seen("team to leave", "teams/leave", f"{SALVUS}leave/", VIEWER),
    seen("team to hand over", "teams/hand_over", f"{SALVUS}hand-over/", OWNER),
    seen("team's project ends", "teams/ending", f"{SALVUS}ending/", OWNER),
    seen("files", "files/files", f"{SALVUS}files/", CONTRIBUTOR),
    seen("files none", "files/files", f"{CESAGRAM}files/", CONTRIBUTOR),
    seen("file ready", "files/file", f"{SALVUS}files/{KEY.format(301)}/", CONTRIBUTOR),
    seen("file refused", "files/file", f"{SALVUS}files/{KEY.format(302)}/", CONTRIBUTOR),
    seen("upload", "files/upload", f"{SALVUS}files/new/", CONTRIBUTOR),
    seen(
        "upload with errors",
        "files/upload",
        f"{SALVUS}files/new/",
        CONTRIBUTOR,
        422,
        upload_nothing,
    ),
]
