"""The sink as a program of its own, spoken to by Python's own client."""

import json
import smtplib
import subprocess
import sys
import time

import pytest

from sparks.local.checks import free_port
from sparks.local.processes import ROOT


@pytest.fixture
def sink(tmp_path):
    """Start a sink with options; give its port."""
    started = []

    def start(*options: str) -> int:
        port = free_port()
        command = [sys.executable, "-m", "sparks.local.sink", "--port", str(port), *options]
        command += ["--journal", str(tmp_path / "journal"), "--keep", str(tmp_path / "kept")]
        started.append(subprocess.Popen(command, cwd=ROOT))
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            try:
                smtplib.SMTP("127.0.0.1", port).quit()
            except ConnectionRefusedError:
                time.sleep(0.05)
            else:
                return port
        raise TimeoutError

    yield start
    for process in started:
        process.kill()
        process.wait()


def journal(folder) -> list[dict]:
    return [json.loads(line) for line in (folder / "journal").read_text().splitlines()]


def test_it_keeps_and_notes_what_it_is_given(sink, tmp_path):
    text = b"Message-ID: <1@x>\r\nSubject: A\r\n\r\n.dot\r\n..\r\nend\r\n"
    with smtplib.SMTP("127.0.0.1", sink()) as client:
        client.ehlo()
        assert {"pipelining", "8bitmime", "size"} <= set(client.esmtp_features)
        client.sendmail("from@x.example", ["to@y.example", "also@y.example"], text)
        assert client.noop()[0] == client.rset()[0] == 250
    (entry,) = journal(tmp_path)
    assert (entry["sender"], entry["message_id"]) == ("from@x.example", "<1@x>")
    assert entry["recipients"] == ["to@y.example", "also@y.example"]
    (kept,) = (tmp_path / "kept").glob("*.eml")
    assert kept.read_bytes() == text


def test_what_was_begun_and_not_ended_is_not_kept(sink, tmp_path):
    client = smtplib.SMTP("127.0.0.1", sink())
    client.ehlo()
    client.mail("from@x.example")
    client.rcpt("to@y.example")
    client.putcmd("data")
    client.getreply()
    client.send(b"Subject: A\r\n\r\nHalf a")
    client.close()
    time.sleep(0.2)
    assert journal(tmp_path) == []


def test_stored_without_a_reply_is_noted_both_ways(sink, tmp_path):
    client = smtplib.SMTP("127.0.0.1", sink("--cut-after", "1"))
    with pytest.raises(smtplib.SMTPServerDisconnected):
        client.sendmail("from@x.example", "to@y.example", "Subject: A\r\n\r\nB\r\n")
    stored, cut = journal(tmp_path)
    assert stored["recipients"] == ["to@y.example"]
    assert cut == {"cut": "after"}


@pytest.mark.parametrize(
    ("fault", "code"), [("defer", 450), ("reject", 550), ("defer-data", 451), ("reject-data", 554)]
)
def test_it_refuses_as_told(sink, tmp_path, fault, code):
    with smtplib.SMTP("127.0.0.1", sink(f"--{fault}", "1")) as client:
        with pytest.raises((smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError)) as caught:
            client.sendmail("from@x.example", "to@y.example", "Subject: A\r\n\r\nB\r\n")
        assert str(code) in str(caught.value)
    assert journal(tmp_path) == []


def test_the_same_seed_fails_the_same_messages(sink, tmp_path):
    def fates(port):
        client = smtplib.SMTP("127.0.0.1", port)
        client.ehlo()
        client.mail("from@x.example")
        return [client.rcpt(f"to{number}@y.example")[0] for number in range(20)]

    first = fates(sink("--reject", "0.5", "--seed", "3"))
    assert set(first) == {250, 550}
    assert fates(sink("--reject", "0.5", "--seed", "3")) == first
