"""Transports: SMTP against the sink, and a provider's HTTP API against a real local server."""

import json
import threading
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from newsletter.letters import Letter, LetterForm, Recipient
from newsletter.sending.scratch import sealed_message
from newsletter.transports import Lost, Refused, Reply
from newsletter.transports.anymail import AnymailTransport
from newsletter.transports.smtp import SmtpTransport
from newsletter.verp import delivery_of

from .sending.workers.conftest import sink

__all__ = ["sink"]


def letter(number=1, email="ana@reader.example") -> Letter:
    form = LetterForm(7, sealed_message(600))
    return form.letter(Recipient(number, uuid.UUID(int=number), email))


@pytest.fixture
def smtp(sink):
    transport = SmtpTransport()
    transport.open()
    yield transport
    transport.close()


def test_nothing_is_stored_before_the_dot(smtp, sink):
    smtp.prepare(letter())
    assert sink.entries() == []
    reply = smtp.commit()
    assert (reply.code, len(sink.entries())) == (250, 1)


def test_an_abandoned_letter_is_never_stored(smtp, sink):
    smtp.prepare(letter(1))
    smtp.abandon()
    smtp.open()
    smtp.prepare(letter(2, "ben@reader.example"))
    smtp.commit()
    assert sink.recipients() == ["ben@reader.example"]


def test_one_connection_takes_many(smtp, sink):
    for number in range(3):
        smtp.prepare(letter(number))
        assert smtp.commit().code == 250
    assert len(sink.entries()) == 3


def test_the_next_letter_may_be_led_up_to_with_the_dot(smtp, sink):
    letters = [letter(number) for number in range(4)]
    smtp.prepare(letters[0])
    for now, following in zip(letters, [*letters[1:], None], strict=True):
        assert smtp.commit(following).code == 250
        assert len(sink.entries()) == now.delivery_id + 1
        if following:
            smtp.prepare(following)
    assert [entry["message_id"] for entry in sink.entries()] == [x.message_id for x in letters]


@pytest.mark.parametrize("end", ["abandon", "close"])
def test_a_letter_that_was_led_up_to_can_be_dropped(smtp, sink, end):
    smtp.prepare(letter(1))
    smtp.commit(letter(2))
    getattr(smtp, end)()
    smtp.open()
    smtp.prepare(letter(3))
    assert smtp.commit().code == 250
    numbers = [delivery_of(entry["sender"]) for entry in sink.entries()]
    assert numbers == [1, 3]


def test_a_refusal_of_the_next_recipient_comes_with_the_next_letter(smtp, sink):
    smtp.prepare(letter(1))
    sink.fail(reject=1)
    following = letter(2)
    assert smtp.commit(following).code == 250
    with pytest.raises(Refused) as caught:
        smtp.prepare(following)
    assert (caught.value.reply.code, caught.value.named) == (550, True)
    sink.fail()
    smtp.prepare(letter(3))
    assert smtp.commit().code == 250


def test_what_arrives_is_what_was_sent(smtp, sink):
    sent = letter()
    smtp.prepare(sent)
    smtp.commit()
    (arrived,) = sink.messages()
    assert arrived == sent.data.replace(b"\r\n..", b"\r\n.")
    assert b"\r\n.dots begin lines" in arrived


@pytest.mark.parametrize("pipelining", [True, False])
def test_a_refused_recipient_leaves_the_connection_fit(smtp, sink, pipelining):
    smtp._pipelining = pipelining
    sink.fail(reject=1)
    with pytest.raises(Refused) as caught:
        smtp.prepare(letter())
    assert caught.value.named
    assert caught.value.reply == Reply(550, "5.1.1 <ana@reader.example> no such user")
    sink.fail()
    smtp.prepare(letter(2))
    assert smtp.commit().code == 250


def test_a_server_that_is_busy_refuses_without_naming_anybody(sink):
    sink.fail(refuse=1)
    with pytest.raises(Refused) as caught:
        SmtpTransport().open()
    assert (caught.value.reply.code, caught.value.named) == (421, False)


def test_a_421_for_a_recipient_names_them_and_the_connection_is_made_anew(smtp, sink):
    sink.fail(slow_down=1)
    with pytest.raises(Refused) as caught:
        smtp.prepare(letter())
    assert (caught.value.reply.code, caught.value.named) == (421, True)
    sink.fail()
    smtp.open()
    smtp.prepare(letter())
    assert smtp.commit().code == 250


@pytest.mark.parametrize("fault", ["cut_before", "cut_after"])
def test_no_answer_to_the_dot_is_lost(smtp, sink, fault):
    sink.fail(**{fault: 1})
    smtp.prepare(letter())
    with pytest.raises(Lost):
        smtp.commit()


def test_an_answer_that_takes_too_long_is_lost(sink, settings):
    settings.EMAIL_TIMEOUT = 0.2
    sink.fail(delay=1)
    transport = SmtpTransport()
    transport.open()
    transport.prepare(letter())
    with pytest.raises(Lost):
        transport.commit()


def test_nobody_there_is_lost(settings):
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    with pytest.raises(Lost):
        SmtpTransport().open()


@pytest.mark.parametrize(
    "email", ["a@b.example>\r\nRCPT TO:<x@y.example", "ä@b.example", "a b@c.example"]
)
def test_an_address_that_would_break_out_is_refused(smtp, sink, email):
    with pytest.raises(Refused) as caught:
        smtp.prepare(Letter(1, "bounces@example.org", email, "<1@x>", b"x\r\n"))
    assert caught.value.named
    smtp.prepare(letter())
    assert smtp.commit().code == 250


INACTIVE = (
    "You tried to send to recipient(s) that have been marked as inactive. Found inactive "
    "addresses: ana@reader.example. Inactive recipients are ones that have generated a hard "
    "bounce, a spam complaint, or a manual suppression."
)


class Provider(ThreadingHTTPServer):
    """A provider's API as Postmark's: it answers what a test wants, and keeps what it was sent."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Answer)
        taken = {"ErrorCode": 0, "Message": "OK", "MessageID": "m-1", "To": "ana@reader.example"}
        self.answer = (200, taken)
        self.requests: list[tuple[dict, dict]] = []


class Answer(BaseHTTPRequestHandler):
    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.requests.append((dict(self.headers), body))
        status, content = self.server.answer
        if status == 0:
            return self.connection.close()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(content).encode())

    def log_message(self, *args):
        """Keep quiet."""


@pytest.fixture
def provider(settings):
    server = Provider()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.EMAIL_BACKEND = "anymail.backends.postmark.EmailBackend"
    settings.ANYMAIL = {
        "POSTMARK_SERVER_TOKEN": "token",
        "POSTMARK_API_URL": f"http://127.0.0.1:{server.server_port}/",
    }
    yield server
    server.shutdown()
    server.server_close()


def send(number=1) -> Reply:
    transport = AnymailTransport()
    transport.open()
    try:
        transport.prepare(letter(number))
        return transport.commit()
    finally:
        transport.close()


def test_a_provider_is_asked_once_with_the_whole_letter(provider):
    assert send().code == 250
    ((headers, body),) = provider.requests
    sent = letter()
    assert body["To"] == sent.recipient
    assert body["Subject"] == "What is new: ünd more"
    assert ".dots begin lines" in body["TextBody"]
    assert "<html" in body["HtmlBody"]
    assert body["Metadata"] == {"delivery": "1"}
    names = {header["Name"]: header["Value"] for header in body["Headers"]}
    assert names["Message-ID"] == headers["Idempotency-Key"] == sent.message_id
    assert names["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert names["Precedence"] == "bulk"


def test_nothing_is_asked_before_the_fence(provider):
    transport = AnymailTransport()
    transport.open()
    transport.prepare(letter())
    transport.abandon()
    transport.close()
    assert provider.requests == []


@pytest.mark.parametrize(
    ("status", "content", "code"),
    [
        (422, {"ErrorCode": 300, "Message": "Invalid 'To' address: 'ana@reader.example'."}, 550),
        (422, {"ErrorCode": 406, "Message": INACTIVE}, 550),
        (422, {"ErrorCode": 300, "Message": "Error parsing 'To': something new"}, 550),
        (429, {}, 451),
        (503, {}, 451),
        (401, {}, 451),
    ],
)
def test_what_a_provider_answers_is_told_as_a_reply(provider, status, content, code):
    provider.answer = (status, content)
    assert send().code == code


@pytest.mark.parametrize("answer", [(0, {}), (500, {}), (200, "no such form")])
def test_an_answer_that_leaves_it_open_is_lost(provider, answer):
    provider.answer = answer
    with pytest.raises(Lost):
        send()


def test_a_provider_that_is_not_there_has_certainly_not_taken_it(provider, settings):
    settings.ANYMAIL = {**settings.ANYMAIL, "POSTMARK_API_URL": "http://127.0.0.1:9/"}
    assert send().code == 451


def test_the_backend_for_tests_of_anymail_takes_it(settings):
    settings.EMAIL_BACKEND = "anymail.backends.test.EmailBackend"
    assert send().code == 250
