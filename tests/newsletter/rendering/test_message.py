"""The whole message: parts, headers, and the places for what is personal."""

from email import message_from_bytes, policy
from uuid import UUID

import pytest

from newsletter import links
from newsletter.letters import MARK, LetterForm, Recipient
from newsletter.models import IssuePage, Mailing
from newsletter.rendering import WHOLE, Selection, render

KEY = UUID("12345678-1234-5678-1234-567812345678")


def letter_to(variant) -> bytes:
    recipient = Recipient(delivery_id=7, key=KEY, email="reader@mail.example")
    return LetterForm.of(variant).letter(recipient).data


def parsed(variant):
    undotted = letter_to(variant).replace(b"\r\n..", b"\r\n.")
    return message_from_bytes(undotted, policy=policy.SMTP)


@pytest.fixture
def variant(issue):
    return render(issue, mailing_id=12)


@pytest.fixture
def message(variant):
    return parsed(variant)


def test_the_text_comes_first_and_both_parts_are_quoted_printable(message):
    assert message.get_content_type() == "multipart/alternative"
    parts = list(message.iter_parts())
    assert [part.get_content_type() for part in parts] == ["text/plain", "text/html"]
    assert {part["Content-Transfer-Encoding"] for part in parts} == {"quoted-printable"}
    assert {part.get_content_charset() for part in parts} == {"utf-8"}


def test_lines_are_as_short_as_smtp_demands(variant):
    assert max(map(len, letter_to(variant).split(b"\r\n"))) <= 998
    assert letter_to(variant).isascii()


def test_the_headers_say_who_what_and_which_list(message, issue):
    assert message["From"] == "Sparks in the Dark <news@sparks.example>"
    assert message["Reply-To"] == "team@sparks.example"
    assert message["Subject"] == issue.title
    assert message["Content-Language"] == "en"
    assert message["MIME-Version"] == "1.0"
    assert message["Precedence"] == "bulk"
    assert message["List-Id"] == '"Sparks in the Dark, Issue" <issues.newsletter.sparks.example>'
    assert message["List-Archive"] == "<https://sparks.example/en/newsletter/>"
    assert message["Feedback-ID"] == "12:issue:newsletter:sparks.example"
    assert message.get_all("Content-Language") == ["en"]
    assert "Auto-Submitted" not in message


@pytest.mark.parametrize("kind", ["weekly", "monthly"])
def test_each_kind_is_a_list_of_its_own(issue, kind):
    issue.kind = kind
    assert f"<{kind}.newsletter.sparks.example>" in parsed(render(issue, mailing_id=1))["List-Id"]


def test_words_in_any_script_stand_in_headers(issue, imprint):
    imprint.sender_name = 'Σπίθες "στο" σκοτάδι'
    imprint.save()
    issue.title = "Νέα από τον ιστότοπο, εβδομάδα προς εβδομάδα και όλα μαζί"
    message = parsed(render(issue, mailing_id=1))
    assert message["Subject"] == issue.title
    assert message["From"].addresses[0].display_name == imprint.sender_name


def test_no_line_can_be_smuggled_into_the_headers(issue):
    issue.title = "Hello\r\nBcc: everybody@mail.example"
    message = parsed(render(issue, mailing_id=1))
    assert message["Bcc"] is None
    assert message["Subject"] == "Hello Bcc: everybody@mail.example"


def test_the_personal_links_are_whole_in_both_parts(message, variant):
    token = links.token_of(KEY)
    assert MARK.encode() in bytes(variant.message)
    for part in message.iter_parts():
        content = part.get_content()
        assert links.preferences_url(token, "en") in content
        assert links.unsubscribe_url(token, "en") in content
        assert "TOKEN" not in content


def test_a_variant_knows_its_language_selection_and_subject(issue):
    blocks = tuple(block.id for block in issue.body)[:2]
    variant = render(issue, mailing_id=3, selection=Selection("abc", blocks))
    assert (variant.mailing_id, variant.language, variant.selection) == (3, "en", "abc")
    assert variant.subject == issue.title
    html = parsed(variant).get_body(("html",)).get_content()
    assert "looked at a number" in html
    assert "Editorial hour" not in html
    assert variant.pk is None


def test_an_issue_without_content_is_not_mailed(issue):
    issue.intro, issue.body = "", []
    with pytest.raises(ValueError, match="has no content"):
        render(issue, mailing_id=1, selection=WHOLE)


def test_an_issue_that_inboxes_would_cut_off_is_not_mailed(issue):
    issue.body = [("text", f"<p>{'Many words. ' * 9000}</p>")]
    with pytest.raises(ValueError, match=r"too long for a mail: \d+ of 102 kB"):
        render(issue, mailing_id=1)


def test_it_can_be_stored(issue):
    mailing = Mailing.objects.create(issue=issue, title=issue.title)
    variant = render(IssuePage.objects.get(pk=issue.pk), mailing_id=mailing.pk)
    variant.save()
    variant.refresh_from_db()
    assert parsed(variant)["Subject"] == issue.title
