"""Writing to the editors."""

from http import HTTPStatus
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import expect

STORED = """
    SELECT message.subject_label, message.text, outbox.kind
    FROM home_contactmessage message
    JOIN core_outboxmessage outbox ON (outbox.payload->>'message')::bigint = message.id
    WHERE message.email = %s
"""


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_mistake_is_named_and_nothing_typed_is_lost(new_visit, scripts):
    visit = new_visit(java_script_enabled=scripts)
    page = visit.page
    visit.go("/en/contact/")
    page.get_by_label("Your name").fill("A. Reader")
    page.get_by_label("Your message").fill("Where is the tool?")
    page.locator("main form").get_by_role("button").click()
    summary = page.get_by_role("alert")
    expect(summary).to_be_visible()
    assert visit.document.status == HTTPStatus.UNPROCESSABLE_ENTITY
    assert summary.get_by_role("link").count() == 2
    if scripts:
        expect(summary).to_be_focused()
    expect(page.get_by_label("Your name")).to_have_value("A. Reader")
    expect(page.get_by_label("Your message")).to_have_value("Where is the tool?")
    email = page.get_by_label("Your e-mail address")
    expect(email).to_have_attribute("aria-invalid", "true")
    expect(email).to_have_accessible_description(
        "Only to answer you and to confirm that your message arrived. "
        "Error: Enter your e-mail address, so that we can answer."
    )
    summary.get_by_role("link").last.click()
    expect(email).to_be_focused()
    assert visit.context.cookies() == []


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_message_is_stored_and_its_acknowledgement_promised(new_visit, running_site, scripts):
    visit = new_visit(java_script_enabled=scripts)
    page, email = visit.page, f"reader-{scripts}@sparks.example".lower()
    visit.go("/en/contact/")
    page.locator("[name=subject]").select_option(index=2)
    subject = page.locator("option:checked").inner_text()
    page.get_by_label("Your e-mail address").fill(email)
    page.get_by_label("Your message").fill("One line.\nAnother one: αβγ.")
    page.locator("main form").get_by_role("button").click()
    page.wait_for_url("**/en/contact/?sent=1*")
    assert visit.document.status == HTTPStatus.OK
    [(label, text, kind)] = running_site.rows(STORED, email)
    assert (label, text) == (subject, "One line.\nAnother one: αβγ.")
    assert "acknowledge" in kind
    assert visit.context.cookies() == []


def test_a_form_on_another_site_is_refused(running_site):
    request = Request(
        f"{running_site.address}/en/contact/",
        data=b"text=hello",
        headers={
            "Sec-Fetch-Site": "cross-site",
            "Content-Type": "application/x-www-form-urlencoded",
        },
    )
    with pytest.raises(HTTPError) as refused:
        urlopen(request)
    assert refused.value.status == HTTPStatus.FORBIDDEN
    assert "This came from another site" in refused.value.read().decode()
