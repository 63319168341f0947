"""The three steps of an import in the admin."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import ModelLogEntry

from newsletter.models import Subscriber, SubscriberImport
from tests.counting import queries_of

UPLOAD = "newsletter_imports:upload"
EVIDENCE = {"language": "en", "place": "A form", "agreed_on": "2026-01-01", "words": "Yes"}


def upload(client, data: bytes, **fields):
    file = SimpleUploadedFile("list.csv", data, content_type="text/csv")
    return client.post(reverse(UPLOAD), {**EVIDENCE, "file": file, **fields})


def decide(client, source, decision: str):
    place = reverse("newsletter_imports:decide", args=[source.pk])
    return client.post(place, {"decision": decision}, follow=True)


def test_a_file_becomes_a_report_and_then_subscribers(moderator, home):
    answer = upload(moderator, b"address\nada@example.org\nnonsense\n")
    source = SubscriberImport.objects.get()
    assert answer["Location"] == reverse("newsletter_imports:report", args=[source.pk])
    text = moderator.get(answer["Location"]).text
    for words in ("ada@example.org", "This is no e-mail address.", "Import 1 new subscriber"):
        assert words in text
    assert not Subscriber.objects.exists()
    assert "1 subscriber was imported." in decide(moderator, source, "import").text
    assert Subscriber.objects.get().email == "ada@example.org"
    assert ModelLogEntry.objects.get(action="newsletter.import").user == moderator.user
    assert "was imported already" in decide(moderator, source, "import").text


def test_a_file_can_be_forgotten(moderator, home):
    upload(moderator, b"address\nada@example.org\n")
    assert "is forgotten" in decide(moderator, SubscriberImport.objects.get(), "discard").text
    assert not SubscriberImport.objects.exists()


@pytest.mark.parametrize("data", [b"", b"\x00\x01", b"PK\x03\x04", b"name\nAda\n", b"address\n"])
def test_what_cannot_be_read_is_said_beside_the_field(moderator, home, data):
    answer = upload(moderator, data)
    assert answer.status_code == 422
    assert answer.context["form"].errors["file"]
    assert 'value="A form"' in answer.text
    assert not SubscriberImport.objects.exists()


def test_a_day_to_come_proves_nothing(moderator, home):
    answer = upload(moderator, b"address\na@example.org\n", agreed_on="2999-01-01")
    assert answer.context["form"].errors["agreed_on"]


def test_a_file_that_is_too_large_is_not_read(moderator, home, monkeypatch):
    monkeypatch.setattr("newsletter.desk.forms.MAX_BYTES", 10)
    answer = upload(moderator, b"address\na@example.org\n")
    assert "larger than 20 MB" in answer.context["form"].errors["file"][0]


def test_the_report_is_downloaded_without_formulas(moderator, home):
    upload(moderator, b'address\n"=cmd|x"\nada@example.org\n')
    place = reverse("newsletter_imports:download", args=[SubscriberImport.objects.get().pk])
    lines = b"".join(moderator.get(place).streaming_content).decode().splitlines()
    assert lines[0] == "Line,Address,Verdict,Reason"
    assert lines[1].startswith("2,'=cmd|x,Not valid")


def test_the_report_is_filtered_and_paged(moderator, home):
    many = "\n".join(f"a{n}@example.org" for n in range(60))
    upload(moderator, f"address\n{many}\nnonsense\n".encode())
    place = reverse("newsletter_imports:report", args=[SubscriberImport.objects.get().pk])
    assert len(moderator.get(place).context["object_list"]) == 50
    assert len(moderator.get(place, {"verdict": "invalid"}).context["object_list"]) == 1


def test_queries_do_not_grow_with_the_rows(moderator, home):
    counts = []
    for rows in (2, 40):
        upload(moderator, ("address\n" + "x\n" * rows).encode())
        source = SubscriberImport.objects.first()
        counts.append(len(queries_of(moderator, f"/admin/newsletter/import/{source.pk}/")))
    assert counts[0] == counts[1]
