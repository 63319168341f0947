from datetime import timedelta
from urllib.parse import urlencode

import pytest
import time_machine
from django.core import mail
from django.utils import timezone
from django.utils.html import escape

from sparks.core.forms import TOKEN_SECONDS, make_token
from sparks.core.models import OutboxMessage
from sparks.core.outbox import deliver
from sparks.home import actions, views
from sparks.home.models import ContactMessage
from tests.factories import pages, records

FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def page(home):
    page = pages.ContactPageFactory(
        parent=home, title="Get involved", slug="contact", thanks="<p>We will read it.</p>"
    )
    records.ContactSubjectFactory(page=page, label="Projects", route_to="team@example.org")
    records.ContactSubjectFactory(page=page, label="Anything else")
    return page


@pytest.fixture
def answers(page):
    """What a visitor fills in."""
    return {
        "token": make_token(f"contact:{page.pk}"),
        "subject": page.subjects.get(label="Projects").pk,
        "name": "Ana",
        "email": "ana@example.net",
        "text": "Hello,\r\nthis is <b>missing</b>.",
    }


@pytest.fixture
def send(visitor, page):
    """Send the form as a browser does."""

    def post(answers, **kwargs):
        headers = {"Sec-Fetch-Site": "same-origin", "Origin": "null", **kwargs.pop("headers", {})}
        options = {"content_type": FORM, "headers": headers, **kwargs}
        return visitor.post(page.url, urlencode(answers), **options)

    return post


def promises() -> list[str]:
    return sorted(OutboxMessage.objects.values_list("kind", flat=True))


def test_reading_the_page_writes_nothing_and_sets_no_cookie(
    visitor, page, django_assert_max_num_queries
):
    visitor.get(page.url)
    with django_assert_max_num_queries(10) as queries:
        response = visitor.get(page.url)
    assert response.status_code == 200
    assert not response.cookies
    assert not [q for q in queries.captured_queries if not q["sql"].startswith("SELECT")]
    html = response.content.decode()
    assert html.count('name="token"') == 1
    assert "csrfmiddlewaretoken" not in html


def test_the_preview_shows_the_form(page, rf):
    response = page.make_preview_request()
    assert 'name="subject"' in response.render().content.decode()


def test_a_message_is_stored_with_its_promises_and_thanked_for(send, page, answers, visitor):
    response = send(answers)
    assert response.status_code == 303
    assert response.url == f"{page.url}?sent=1"
    assert not response.cookies
    message = ContactMessage.objects.get()
    assert message.text == "Hello,\nthis is <b>missing</b>."
    assert (message.subject_label, message.name, message.language) == ("Projects", "Ana", "en")
    assert promises() == ["contact.acknowledge", "contact.notify"]
    thanks = visitor.get(response.url).content.decode()
    assert "We will read it." in thanks
    assert 'name="token"' not in thanks


def test_the_same_form_sent_twice_is_stored_once(send, answers):
    assert [send(answers).status_code for _time in range(2)] == [303, 303]
    assert ContactMessage.objects.count() == 1
    assert len(promises()) == 2
    assert send({**answers, "text": "Something else"}).status_code == 303
    assert ContactMessage.objects.count() == 2, "a cached page gives one token to many visitors"


def test_a_subject_without_a_reader_is_only_acknowledged(send, page, answers):
    send({**answers, "subject": page.subjects.get(label="Anything else").pk})
    assert promises() == ["contact.acknowledge"]


def test_the_mails(send, answers):
    send(answers)
    for pk in OutboxMessage.objects.values_list("pk", flat=True).order_by("kind"):
        assert deliver(pk)
    acknowledgement, notification = mail.outbox
    assert acknowledgement.to == ["ana@example.net"]
    assert acknowledgement.subject == "We have received your message (Projects)"
    assert notification.to == ["team@example.org"]
    assert notification.subject == "New message: Projects"
    assert f"/admin/contact_messages/edit/{ContactMessage.objects.get().pk}/" in notification.body
    for sent in mail.outbox:
        raw = sent.message().as_string()
        assert "missing" not in raw, "nobody's words leave the house"
        assert "Ana" not in raw
        assert sent.extra_headers["Auto-Submitted"] == "auto-generated"
        assert sent.extra_headers["X-Auto-Response-Suppress"] == "All"
        assert 'lang="en" dir="ltr"' in sent.alternatives[0].content
        assert max(map(len, sent.body.splitlines())) <= 100
    ids = {sent.extra_headers["Message-ID"] for sent in mail.outbox}
    assert len(ids) == 2
    OutboxMessage.objects.update(state="waiting", next_at=timezone.now())
    deliver(OutboxMessage.objects.get(kind="contact.notify").pk)
    assert mail.outbox[-1].extra_headers["Message-ID"] in ids, "a second copy is known as one"


def test_no_header_can_be_smuggled_in(send, page, answers):
    page.subjects.update(label="Projects\r\nBcc: all@example.org")
    answer = send({**answers, "name": "Ana\r\nBcc: all@example.org"})
    assert answer.status_code == 303
    assert send({**answers, "email": "a@example.org\nBcc: b@example.org"}).status_code == 422
    for pk in OutboxMessage.objects.values_list("pk", flat=True):
        deliver(pk)
    assert len(mail.outbox) == 2
    for sent in mail.outbox:
        assert "Bcc" not in sent.message()
        assert len(sent.recipients()) == 1


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("subject", "", "Choose what your message is about."),
        ("subject", "99999999", "Choose one of the subjects in the list."),
        ("email", "", "Enter your e-mail address"),
        ("email", "nonsense", "Enter an e-mail address such as"),
        ("text", " ", "Write your message."),
        ("text", "a" * 5001, "5000"),
        ("name", "a" * 121, "120"),
        ("text", "nul\0", "Null characters are not allowed."),
        ("website", "x", "A field that people do not see"),
        ("token", "", "We could not tell"),
    ],
)
def test_errors_are_told_and_what_was_typed_is_kept(send, answers, field, value, said):
    typed = {**answers, field: value}
    response = send(typed)
    html = response.content.decode()
    assert response.status_code == 422
    assert said in html
    assert "data-error-summary" in html
    for name in {"name", "email", "text"} - {field}:
        assert escape(typed[name].replace("\r\n", "\n")) in html.replace("\r\n", "\n")
    assert "no-store" in response["Cache-Control"]
    assert not ContactMessage.objects.exists()
    if field in {"subject", "email", "text", "name"}:
        assert 'aria-invalid="true"' in html


def test_a_line_break_counts_once(send, answers):
    assert send({**answers, "text": "a\r\n" * 2500}).status_code == 303


def test_a_page_open_for_long_comes_back_with_everything_and_can_be_sent(send, page, answers):
    with time_machine.travel(timezone.now() + timedelta(seconds=TOKEN_SECONDS + 60)):
        response = send(answers)
        assert response.status_code == 422
        assert "had been open for a long time" in response.content.decode()
        assert "ana@example.net" in response.content.decode()
        renewed = response.context["form"]["token"].value()
        assert send({**answers, "token": renewed}).status_code == 303


def test_a_token_of_another_page_is_refused(send, answers, page):
    assert send({**answers, "token": make_token("contact:0")}).status_code == 422


@pytest.mark.parametrize(
    ("headers", "kind", "status"),
    [
        ({"Sec-Fetch-Site": "cross-site"}, FORM, 403),
        ({}, "multipart/form-data; boundary=x", 400),
        ({}, "application/json", 400),
    ],
)
def test_what_is_no_form_of_ours_gets_a_page_that_says_so(send, answers, headers, kind, status):
    response = send(answers, headers=headers, content_type=kind)
    assert response.status_code == status
    assert "Nothing has been stored." in response.content.decode()
    assert not ContactMessage.objects.exists()


def test_a_body_beyond_all_measure_is_not_read(send, answers):
    assert send({**answers, "text": "a" * 200_000}).status_code == 413


def test_too_many_messages_from_one_network(send, answers):
    for number in range(views.MESSAGES.times):
        response = send(
            {**answers, "email": f"n{number}@example.net"}, REMOTE_ADDR=f"192.0.2.{number}"
        )
        assert response.status_code == 303
    response = send({**answers, "text": "One more"}, REMOTE_ADDR="192.0.2.200")
    assert response.status_code == 429
    assert 0 < int(response["Retry-After"]) <= 3600
    assert "One more" in response.content.decode()
    assert send({**answers, "text": "One more"}, REMOTE_ADDR="198.51.100.1").status_code == 303


def test_nobody_is_pestered_and_nobody_is_locked_out(send, answers):
    times = actions.ACKNOWLEDGEMENTS.times
    for number in range(times + 1):
        assert send({**answers, "text": f"Message {number}"}).status_code == 303
    assert ContactMessage.objects.count() == times + 1, "all is kept"
    assert promises().count("contact.acknowledge") == times


def test_pages_that_take_no_form_refuse_it(visitor, home):
    response = visitor.post(home.url, "a=b", content_type=FORM)
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD, OPTIONS"
