"""The bounce that a real Postfix 3.7 wrote when a server refused a message of ours."""

from pathlib import Path

import pytest

from newsletter.bounces.ingest import ingest
from newsletter.models import Feedback, Suppression

from .people import delivery, subscriber

DATA = Path(__file__).parent / "data"


@pytest.mark.django_db
def test_its_bounce():
    nobody = subscriber("nobody@dead.example")
    sent = delivery(nobody, pk=42)
    assert ingest((DATA / "postfix.eml").read_bytes()) == ["hard"]
    feedback = Feedback.objects.get()
    assert (feedback.delivery, feedback.status) == (sent, "5.1.1")
    assert feedback.diagnostic == "550 5.1.1 User unknown in virtual mailbox table"
    assert Suppression.of(nobody.email)
