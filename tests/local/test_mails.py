"""The reader of development mails."""

from email.message import EmailMessage

import pytest


@pytest.fixture(autouse=True)
def mails(settings, tmp_path, home):
    settings.ROOT_URLCONF = "sparks.local.urls"
    settings.MAILS_PATH = tmp_path
    return tmp_path


def written(folder, name: str, subject: str, *, page: str = "") -> None:
    mail = EmailMessage()
    mail["Subject"], mail["To"] = subject, f"{name}@sparks.example"
    mail["Date"] = "Mon, 23 Nov 2026 08:00:00 +0000"
    mail.set_content(f"Read https://sparks.example/{name}/ today.\n")
    if page:
        mail.add_alternative(page, subtype="html")
    (folder / f"{name}.eml").write_bytes(bytes(mail))


def test_an_empty_folder_says_what_to_do(client):
    assert "No mail has been sent yet" in client.get("/mails/").content.decode()


def test_mails_are_listed_newest_first_and_found_by_their_words(client, mails):
    written(mails, "1-first", "Please confirm")
    written(mails, "2-second", "The weekly digest")
    listed = client.get("/mails/").content.decode()
    assert listed.index("The weekly digest") < listed.index("Please confirm")
    assert "2026-11-23 08:00:00" in listed
    found = client.get("/mails/?q=1-FIRST").content.decode()
    assert "Please confirm" in found
    assert "The weekly digest" not in found
    assert "No mail fits" in client.get("/mails/?q=nothing").content.decode()


def test_a_mail_is_read_as_page_as_text_and_as_a_file(client, mails):
    written(mails, "1-first", "Hello", page='<p style="color: red">Seen</p>')
    shown = client.get("/mails/1-first/")
    assert 'href="https://sparks.example/1-first/"' in shown.content.decode()
    assert "<dt>Date</dt>" in shown.content.decode()
    assert "frame-src 'self'" in shown.headers["Content-Security-Policy"]
    page = client.get("/mails/1-first/page/")
    assert page.content.decode().strip() == '<p style="color: red">Seen</p>'
    assert "script-src" not in page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    raw = client.get("/mails/1-first/raw/")
    assert b"".join(raw).startswith(b"Subject: Hello")
    assert raw.headers["Content-Type"] == "message/rfc822"


@pytest.mark.parametrize("path", ["/mails/none/", "/mails/none/page/", "/mails/none/raw/"])
def test_a_mail_that_is_not_there_is_not_found(client, path):
    assert client.get(path, follow=True).status_code == 404


def test_production_has_no_such_address(client, settings):
    settings.ROOT_URLCONF = "sparks.urls"
    assert client.get("/mails/", follow=True).status_code == 404
