"""Any bytes at all, and what proves what."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsletter import links, verp
from newsletter.bounces import messages
from newsletter.bounces.ingest import ingest
from newsletter.bounces.understanding import understand
from newsletter.models import Feedback, Subscriber, Suppression

Kind = Feedback.Kind

PIECES = [
    b"Content-Type: multipart/report; boundary=x\r\n\r\n--x\r\n",
    b"Content-Type: message/delivery-status\r\n\r\n",
    b"Content-Type: message/feedback-report\r\nContent-Transfer-Encoding: base64\r\n\r\n",
    b"Content-Type: text/plain; charset=\x00nonsense\r\nContent-Transfer-Encoding: "
    b"quoted-printable\r\n",
    b"Action: failed\r\nStatus: 5.1.1\r\nFinal-Recipient: rfc822; \xff@\xfe\r\n",
    b"From: MAILER-DAEMON@\xe4\r\n",
    b"Subject: =?utf-8?B?!!!?= =?x?q?\x80?=\r\n",
    b'To: <<>>, bounces+1.aaaaaaaaaaaaaaaa@x, "\r\n',
    b"--x\r\nContent-Type: message/rfc822\r\n\r\n",
    b"--x--\r\n",
    b"\r\n\r\n",
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(st.binary(max_size=60), st.sampled_from(PIECES)), max_size=12))
@example([b"Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n" * 2000])
@example([b"Content-Type: message/rfc822\r\n\r\n" * 2000])
@example([b"Content-Type: message/delivery-status\r\n\r\n" * 3])
def test_no_bytes_break_it(pieces):
    understood = understand(messages.parse(b"".join(pieces)))
    assert understood.accounts
    assert understood.leaving is None


@pytest.mark.django_db
@settings(max_examples=50, deadline=None)
@given(st.lists(st.one_of(st.binary(max_size=60), st.sampled_from(PIECES)), max_size=12))
def test_any_bytes_can_be_stored(pieces):
    assert ingest(b"".join(pieces))
    assert not Suppression.objects.exists()


def dsn(to: str, named: str) -> bytes:
    return (
        f"To: {to}\nFrom: MAILER-DAEMON@mx.example\nMessage-ID: <1@mx.example>\n"
        "Content-Type: multipart/report; boundary=x\n\n--x\n"
        "Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\n"
        f"Final-Recipient: rfc822; {named}\nAction: failed\nStatus: 5.1.1\n\n--x--\n"
    ).encode()


class TestSignatures:
    def test_of_the_envelope_counts_most(self, reader, sent):
        raw = dsn("bounces@sparks.example", reader.email)
        assert ingest(raw, verp.sender_of(sent.pk)) == ["hard"]
        assert Suppression.of(reader.email)

    def test_in_capitals(self, reader, sent):
        ingest(dsn(verp.sender_of(sent.pk).upper(), reader.email))
        assert Suppression.of(reader.email)

    def test_with_the_secret_of_yesterday(self, reader, sent, settings):
        raw = dsn(verp.sender_of(sent.pk), reader.email)
        settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
        settings.SECRET_KEY = "new"
        # The keyed hash of the address is made anew with a new secret, so nobody is named by it.
        assert ingest(raw) == ["soft"]
        assert Feedback.objects.get().delivery == sent

    @pytest.mark.parametrize("change", ["number", "hash", "none"])
    def test_forged(self, reader, sent, change):
        local, domain = verp.sender_of(sent.pk).split("@")
        to = {
            "number": f"bounces+{sent.pk + 1}.{local.partition('.')[2]}@{domain}",
            "hash": f"bounces+{sent.pk}.{'a' * 16}@{domain}",
            "none": f"bounces@{domain}",
        }[change]
        assert ingest(dsn(to, reader.email)) == ["hard"]
        assert Feedback.objects.get().subscriber is None
        assert not Suppression.objects.exists()


class TestUnsubscribingByMail:
    def mail(self, token, to="unsubscribe@sparks.example", body="") -> bytes:
        return f"From: a@b.example\nTo: {to}\nSubject: {token}\n\n{body}\n".encode()

    def test_leaves(self, reader):
        raw = self.mail(links.token_of(reader.key))
        assert [ingest(raw), ingest(raw)] == [["unsubscribed"]] * 2
        reader.refresh_from_db()
        assert reader.state == Subscriber.State.LEFT
        assert reader.events.get().place == "mail to the unsubscribe address"
        assert not Suppression.objects.exists()

    @pytest.mark.parametrize("to", ["hello@sparks.example", "bounces@sparks.example"])
    def test_only_at_its_address(self, reader, to):
        assert ingest(self.mail(links.token_of(reader.key), to)) == ["unknown"]
        reader.refresh_from_db()
        assert reader.state == Subscriber.State.ACTIVE

    def test_not_by_a_wrong_or_quoted_token(self, reader):
        token = links.token_of(reader.key)
        assert ingest(self.mail(token[:-1] + "!", body=f"> {token}")) == ["unknown"]
        reader.refresh_from_db()
        assert reader.state == Subscriber.State.ACTIVE

    def test_of_somebody_erased_is_harmless(self, reader):
        raw = self.mail(links.token_of(reader.key))
        reader.delete()
        assert ingest(raw) == ["unsubscribed"]
