"""Mailboxes: on real sockets, in real folders; nothing is forgotten before it is committed."""

import mailbox
from urllib.parse import quote

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

from newsletter import verp
from newsletter.bounces import mailboxes, reading
from newsletter.models import Feedback, Suppression
from newsletter.tasks.bounces import read_mailbox

from .servers import PASSWORD, USER, Box, Imap, Pop, serving
from .test_understanding import dsn

LETTER = b"From: a@b.example\r\nTo: bounces@sparks.example\r\nSubject: Thanks\r\n\r\n.Hello\r\n"


def url(scheme: str, address: str, password: str = PASSWORD) -> str:
    return f"{scheme}://{quote(USER)}:{quote(password)}@{address}"


@pytest.fixture
def bounce(reader, sent) -> bytes:
    return dsn(verp.sender_of(sent.pk), reader.email).replace(b"\n", b"\r\n")


def test_imap_deletes_bounces_and_keeps_letters_as_read(settings, reader, bounce):
    box = Box.of(bounce, LETTER)
    with serving(Imap, box) as address:
        settings.NEWSLETTER_MAILBOX_URL = url("imap", address)
        read_mailbox()
        assert box == {2: (LETTER, {r"\Seen"})}
        assert Suppression.of(reader.email)
        read_mailbox()
    assert Feedback.objects.count() == 2


def test_pop_deletes_all(settings, reader, bounce):
    box = Box.of(bounce, LETTER)
    with serving(Pop, box) as address:
        settings.NEWSLETTER_MAILBOX_URL = url("pop", address)
        read_mailbox()
    assert box == {}
    assert Suppression.of(reader.email)


@pytest.mark.parametrize(("scheme", "handler"), [("imap", Imap), ("pop", Pop)])
def test_a_wrong_password_is_logged_without_it(settings, caplog, db, scheme, handler):
    with serving(handler, Box()) as address:
        settings.NEWSLETTER_MAILBOX_URL = url(scheme, address, "hush")
        read_mailbox()
        with pytest.raises(CommandError):
            call_command("ingest_bounces", "--mailbox")
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    assert "hush" not in caplog.text


def test_a_server_that_is_away_is_no_crash(settings, caplog, db):
    settings.NEWSLETTER_MAILBOX_URL = url("imap", "127.0.0.1:1")
    read_mailbox()
    assert "ConnectionRefusedError" in caplog.text


def test_without_a_mailbox_nothing_is_read(settings, db, django_assert_num_queries):
    settings.NEWSLETTER_MAILBOX_URL = ""
    with django_assert_num_queries(0):
        read_mailbox()


def test_other_addresses_are_refused():
    with (
        pytest.raises(ValueError, match="begins with imaps://"),
        mailboxes.opened("https://x@mail.example"),
    ):
        pass


def test_what_cannot_be_stored_stays(monkeypatch, bounce):
    """The database goes away in the middle: the message is neither read nor deleted."""

    def away(raw):
        raise OperationalError

    monkeypatch.setattr(reading, "ingest", away)
    box = Box.of(bounce)
    with (
        serving(Imap, box) as address,
        pytest.raises(OperationalError),
        mailboxes.opened(url("imap", address)) as opened,
    ):
        reading.read(opened, limit=9, seconds=9)
    assert box == {1: (bounce, set())}


@pytest.fixture
def maildir(tmp_path, bounce) -> mailbox.Maildir:
    box = mailbox.Maildir(tmp_path / "maildir")
    box.add(bounce)
    box.add(LETTER)
    return box


def test_maildir(maildir, tmp_path, capsys):
    for _time in range(2):
        call_command("ingest_bounces", "--maildir", str(tmp_path / "maildir"))
    assert capsys.readouterr().out.split() == ["hard", "1", "unknown", "1"]
    (kept,) = maildir
    assert (kept["Subject"], kept.get_subdir(), kept.get_flags()) == ("Thanks", "cur", "S")


def test_maildir_by_its_address(settings, maildir, tmp_path, reader):
    settings.NEWSLETTER_MAILBOX_URL = f"maildir://{tmp_path}/maildir"
    read_mailbox()
    assert Suppression.of(reader.email)
    assert len(maildir) == 1


def test_limit(maildir, tmp_path, capsys):
    call_command("ingest_bounces", "--maildir", str(tmp_path / "maildir"), "--limit", "1")
    assert Feedback.objects.count() == 1


def test_mbox_and_files_stay_as_they_are(tmp_path, bounce, capsys):
    box = mailbox.mbox(tmp_path / "mbox")
    box.add(bounce)
    box.add(LETTER)
    box.close()
    before = (tmp_path / "mbox").read_bytes()
    call_command("ingest_bounces", "--mbox", str(tmp_path / "mbox"))
    (tmp_path / "one.eml").write_bytes(bounce)
    call_command("ingest_bounces", str(tmp_path / "one.eml"))
    assert capsys.readouterr().out.split() == ["hard", "1", "unknown", "1", "hard", "1"]
    assert Feedback.objects.count() == 2
    assert (tmp_path / "mbox").read_bytes() == before


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(CommandError, match="is not there"):
        call_command("ingest_bounces", str(tmp_path / "none"))
