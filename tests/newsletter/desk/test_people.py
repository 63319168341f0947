"""Subscribers and suppressed addresses in the admin."""

from io import BytesIO

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from newsletter.addresses import address_hash
from newsletter.models import Subscriber, Suppression
from tests.counting import queries_of
from tests.factories import records

INDEX = "newsletter_subscribers:index"


@pytest.fixture
def ada(home):
    person = records.SubscriberFactory(email="ada@example.org", rhythm="weekly")
    person.events.create(kind="imported", place="Form", detail={"words": "Yes, please"})
    return person


def place(name: str, *args) -> str:
    return reverse(f"newsletter_{name}", args=args)


def found(client, **query) -> list[str]:
    return [each.email for each in client.get(reverse(INDEX), query).context["object_list"]]


def test_they_are_searched_and_filtered(moderator, ada):
    records.SubscriberFactory(email="bob@example.org", state="left", left_at=timezone.now())
    assert found(moderator, q="ADA@") == ["ada@example.org"]
    assert found(moderator, state="left") == ["bob@example.org"]
    assert found(moderator, rhythm="weekly", language="en") == ["ada@example.org"]


def test_one_is_read_with_all_that_is_known(moderator, ada, mailing_in):
    mailing = mailing_in("finished", {"sent": 1})
    mailing.deliveries.update(subscriber=ada)
    ada.feedback.create(fingerprint="1", kind="soft", source="smtp", diagnostic="Mailbox is full")
    Suppression.objects.create(address_hash=ada.address_hash, reason="complained")
    text = moderator.get(place("subscribers:inspect", ada.pk)).text
    for words in ("Yes, please", "News of May", "Mailbox is full", "Marked a mail as spam"):
        assert words in text


@pytest.mark.parametrize("verb", ["unsubscribe", "suppress", "erase"])
def test_each_deed_asks_once_more(moderator, ada, verb):
    ask = place(f"subscribers:{verb}", ada.pk)
    assert ask in moderator.get(place("subscribers:inspect", ada.pk)).text
    assert "ada@example.org" in moderator.get(ask).text
    assert Subscriber.objects.get().state == "active"
    assert not Suppression.objects.exists()


def test_one_is_unsubscribed(moderator, ada):
    moderator.post(place("subscribers:unsubscribe", ada.pk))
    ada.refresh_from_db()
    assert ada.state == "left"
    assert ada.events.filter(kind="left", place="admin").exists()
    inspect = place("subscribers:inspect", ada.pk)
    text = moderator.get(inspect).text
    assert "Unsubscribed somebody" in text
    assert place("subscribers:unsubscribe", ada.pk) not in text


def test_one_is_suppressed(moderator, ada):
    moderator.post(place("subscribers:suppress", ada.pk))
    assert Suppression.of("ada@example.org").reason == "manual"


def test_erasing_leaves_nothing_but_a_hash(moderator, ada):
    moderator.post(place("subscribers:suppress", ada.pk))
    moderator.post(place("subscribers:erase", ada.pk))
    assert not Subscriber.objects.exists()
    assert Suppression.of("ada@example.org")
    entries = ModelLogEntry.objects.all()
    assert [entry.action for entry in entries] == ["newsletter.erase"]
    assert "ada" not in "".join(f"{entry.label}{entry.data}" for entry in entries)


def test_the_log_names_no_address(moderator, ada):
    moderator.post(place("subscribers:unsubscribe", ada.pk))
    assert ModelLogEntry.objects.get().label == f"#{ada.pk}"


def test_they_are_exported_without_formulas(moderator, ada):
    records.SubscriberFactory(email="=1+1@example.org")
    export = place("subscribers:export")
    assert export in moderator.get(reverse(INDEX)).text
    answer = moderator.post(export, {"format": "csv"})
    text = b"".join(answer.streaming_content).decode()
    assert text.splitlines()[0].startswith("Address,State,Language,Rhythm")
    assert "'=1+1@example.org,Confirmed" in text
    assert len(text.splitlines()) == 3
    assert ModelLogEntry.objects.get().data == {"rows": 2}


def test_an_export_keeps_the_filters(moderator, ada):
    records.SubscriberFactory()
    answer = moderator.post(f"{place('subscribers:export')}?rhythm=weekly", {"format": "xlsx"})
    sheet = openpyxl.load_workbook(BytesIO(b"".join(answer.streaming_content))).active
    assert [row[0].value for row in sheet.rows] == ["Address", "ada@example.org"]


def test_nothing_else_is_an_export(moderator, ada):
    assert moderator.post(place("subscribers:export"), {"format": "pdf"}).status_code == 400
    answer = moderator.get(reverse(INDEX), {"export": "csv"})
    assert answer["Content-Type"].startswith("text/html")
    assert not ModelLogEntry.objects.exists()


def test_queries_do_not_grow_with_the_subscribers(moderator, ada):
    before = len(queries_of(moderator, reverse(INDEX)))
    records.SubscriberFactory.create_batch(15)
    assert len(queries_of(moderator, reverse(INDEX))) == before


def test_addresses_are_suppressed_by_hand(moderator, home):
    data = {"emails": "A@example.org\nb@example.org; a@example.org", "note": "Asked by phone"}
    answer = moderator.post(place("suppressions:suppress"), data, follow=True)
    assert "2 addresses are never mailed again." in answer.text
    assert Suppression.of("a@example.org").note == "Asked by phone"
    (entry,) = ModelLogEntry.objects.all()
    assert (entry.label, entry.data) == (str(moderator.user), {"count": 2})


def test_what_is_no_address_is_kept_for_correction(moderator, home):
    answer = moderator.post(place("suppressions:suppress"), {"emails": "a@example.org nonsense"})
    assert answer.status_code == 422
    assert "“nonsense” is no e-mail address." in answer.context["form"].errors["emails"][0]
    assert not Suppression.objects.exists()


def test_one_is_found_by_typing_the_address(moderator, home):
    Suppression.objects.create(address_hash=address_hash("a@example.org"), reason="bounced")
    index = place("suppressions:index")
    assert len(moderator.get(index, {"q": " A@Example.org"}).context["object_list"]) == 1
    answer = moderator.get(index, {"q": "b@example.org"})
    assert not answer.context["object_list"]
    assert "This address is not suppressed." in answer.text


@pytest.mark.parametrize("reason", Suppression.Reason.values)
def test_an_administrator_lifts_one_after_a_warning(administrator, home, reason):
    suppression = Suppression.objects.create(address_hash="a" * 64, reason=reason)
    lift = place("suppressions:lift", suppression.pk)
    assert lift in administrator.get(place("suppressions:index")).text
    assert "help-warning" in administrator.get(lift).text
    assert Suppression.objects.exists()
    administrator.post(lift)
    assert not Suppression.objects.exists()


def test_a_moderator_lifts_none(moderator, home):
    suppression = Suppression.objects.create(address_hash="a" * 64, reason="bounced")
    lift = place("suppressions:lift", suppression.pk)
    assert lift not in moderator.get(place("suppressions:index")).text
    moderator.post(lift)
    assert Suppression.objects.exists()
