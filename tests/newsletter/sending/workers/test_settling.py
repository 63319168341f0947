"""What is uncertain is settled from the mail server's log, and told in a terminal."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from newsletter.sending.settling import read_log
from newsletter.verp import sender_of

from .conftest import states

LINE = "Nov 24 10:00:{second:02} mail postfix/{program}[42]: {queue}: {text}"


def lines(queue: str, delivery_id: int, status: str = "") -> list[str]:
    """Write what Postfix writes for one message; without a status, it is still in the queue."""
    sender = sender_of(delivery_id)
    texts = [("smtpd", "client=worker[10.0.0.2]")]
    texts += [("qmgr", f"from=<{sender}>, size=31000, nrcpt=1 (queue active)")]
    if status:
        to = "to=<someone@reader.example>, relay=mx.reader.example[192.0.2.1]:25, delay=1.2"
        texts += [("smtp", f"{to}, dsn=2.0.0, status={status}"), ("qmgr", "removed")]
    return [
        LINE.format(second=second, program=program, queue=queue, text=text)
        for second, (program, text) in enumerate(texts)
    ]


SENT = "sent (250 2.0.0 Ok: queued as ABCDEF)"
BOUNCED = "bounced (host mx.reader.example said: 550 5.1.1 <someone@reader.example>: unknown)"
DEFERRED = "deferred (connect to mx.reader.example[192.0.2.1]:25: Connection timed out)"


@pytest.fixture
def uncertain(mailing):
    mailing.deliveries.update(state="uncertain")
    return list(mailing.deliveries.order_by("pk"))


@pytest.fixture
def maillog(tmp_path, uncertain):
    first, second, third, fourth, *_rest = uncertain
    path = tmp_path / "mail.log"
    text = lines("4F2A1B", first.pk, SENT) + lines("4F2A1C", second.pk, BOUNCED)
    text += lines("4F2A1D", third.pk, DEFERRED) + lines("4F2A1E", fourth.pk)
    text += [LINE.format(second=9, program="qmgr", queue="4F2A1F", text="from=<a@b.example>")]
    path.write_text("\n".join(text))
    return path


def test_what_the_log_knows_is_settled_and_the_rest_stays(mailing, uncertain, maillog):
    output = StringIO()
    call_command("settle_uncertain", maillog=maillog, stdout=output)
    assert states(mailing) == {"sent": 3, "failed": 1, "uncertain": 2}
    refused = mailing.deliveries.get(state="failed")
    assert (refused.pk, refused.code) == (uncertain[1].pk, 550)
    assert "@" not in refused.reply
    assert output.getvalue().splitlines()[-1] == "2 still uncertain"
    assert [line.split()[1:] for line in output.getvalue().splitlines()[:-1]] == [
        ["sent", "sent"],
        ["failed", "bounced"],
        ["sent", "deferred"],
        ["sent", "queued"],
    ]


def test_only_what_is_uncertain_is_touched(mailing, uncertain, maillog):
    mailing.deliveries.filter(pk=uncertain[0].pk).update(state="cancelled")
    call_command("settle_uncertain", maillog=maillog, stdout=StringIO())
    assert states(mailing)["cancelled"] == 1


def test_senders_that_we_did_not_make_say_nothing():
    forged = sender_of(7).replace("+7.", "+8.")
    line = LINE.format(second=1, program="qmgr", queue="4F2A1B", text=f"from=<{forged}>, size=1")
    assert read_log([line]) == {}


def test_a_log_that_cannot_be_read_is_told(tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("settle_uncertain", maillog=tmp_path / "none")


def test_status_is_told_in_a_terminal(mailing):
    mailing.deliveries.filter(pk=mailing.deliveries.first().pk).update(state="sent")
    output = StringIO()
    call_command("newsletter_status", mailing.pk, stdout=output)
    text = output.getvalue()
    assert "Measured" in text
    assert "sent               1" in text
    assert "ready              5" in text
    assert "16 % done" in text
    assert "1 in the last minute" in text
    everything = StringIO()
    call_command("newsletter_status", stdout=everything)
    assert everything.getvalue() == text


def test_a_number_that_nobody_has_is_told(mailing):
    with pytest.raises(CommandError, match="999999"):
        call_command("newsletter_status", 999999)
