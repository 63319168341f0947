"""Tables, subscribers and a mailing in a database of their own, to measure and to break things in.

Only what the sending engine touches is made: a second instead of a whole site's migrations.
"""

import uuid
from email.message import EmailMessage

from django.db import connection
from django.utils import timezone

from sparks.core.models import Generation, Heartbeat, OutboxMessage

from ..addresses import address_hash
from ..letters import MARK, seal
from ..links import one_click_url
from ..models import (
    DayCount,
    Delivery,
    Feedback,
    Mailing,
    MailingVariant,
    Subscriber,
    Suppression,
    Throttle,
)
from ..models.mailings import EXPIRES_AFTER
from .audience import Group, readers
from .freezing import write_deliveries

MODELS = [
    Subscriber,
    Suppression,
    Mailing,
    MailingVariant,
    Delivery,
    Throttle,
    DayCount,
    Feedback,
    OutboxMessage,
    Generation,
    Heartbeat,
]
DOMAINS = 50
PARAGRAPH = "In this issue: what teams have learnt, what they offer to others, and where to meet. "


def make_tables() -> None:
    """Make the tables in the database that Django is connected to; raises when they are there."""
    known = {model._meta.db_table for model in MODELS}
    with connection.schema_editor() as editor:
        for model in MODELS:
            editor.create_model(model)
        # Mailings also point to pages and users, which there are none of here.
        editor.deferred_sql = [
            statement
            for statement in editor.deferred_sql
            if "REFERENCES" not in str(statement)
            or any(f'REFERENCES "{table}"' in str(statement) for table in known)
        ]


def empty_tables() -> None:
    """Empty them, in a site's test database as well as in one of their own."""
    for model in (Feedback, Delivery, MailingVariant, Mailing, Subscriber, Suppression):
        model.objects.all().delete()
    for model in (Throttle, DayCount, OutboxMessage):
        model.objects.all().delete()


def fill_subscribers(count: int, first: int = 0) -> None:
    """Add confirmed subscribers: person<n>@d<n>.example, beginning with the number `first`."""
    made_at = timezone.now()
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMPORARY TABLE people (email text, hash text, domain text, key uuid)"
        )
        with cursor.copy("COPY people FROM STDIN") as copy:
            for number in range(first, first + count):
                domain = f"d{number % DOMAINS}.example"
                email = f"person{number}@{domain}"
                copy.write_row((email, address_hash(email), domain, uuid.uuid4()))
        cursor.execute(
            f"""
            INSERT INTO {Subscriber._meta.db_table} (
                email, address_hash, domain, key, state, language, rhythm, pillars, topics,
                soft_bounces, created_at, confirmed_at
            )
            SELECT email, hash, domain, key, 'active', 'en', 'issues', '{{}}', '{{}}', 0, %s, %s
            FROM people
            """,  # noqa: S608 (a table's name)
            [made_at, made_at],
        )
        cursor.execute("DROP TABLE people")
        cursor.execute(f"ANALYZE {Subscriber._meta.db_table}")


def make_mailing(size: int = 30_000) -> Mailing:
    """Give a mailing to everybody, its letters of about `size` bytes, frozen and being sent."""
    mailing = Mailing.objects.create(title="Measured")
    variant = MailingVariant.objects.create(
        mailing=mailing, language="en", subject="Measured", message=sealed_message(size)
    )
    everybody = readers(
        rhythms=["issues"], pillars=[], topics=[], fallback="en", others=["de", "fr"]
    )
    group = Group("en", (), (), 0)
    count = write_deliveries(mailing, everybody, {group: variant.pk}, by_choice=False)
    mailing.audience_count, mailing.frozen_at = count, timezone.now()
    mailing.state, mailing.expires_at = Mailing.State.SENDING, mailing.frozen_at + EXPIRES_AFTER
    mailing.save()
    return mailing


def sealed_message(size: int = 30_000) -> bytes:
    """Give a finished message as rendering makes them: text and HTML, quoted-printable."""
    message = EmailMessage()
    message["From"] = "Sparks in the Dark <news@sparks.example>"
    message["Subject"] = "What is new: ünd more"
    message["List-Id"] = "<newsletter.sparks.example>"
    message["Precedence"] = "bulk"
    link = one_click_url(MARK)
    words = PARAGRAPH * (size // len(PARAGRAPH) // 3)
    text = f"Hällo\n.dots begin lines\n..twice\n{words}\n{link}\n"
    message.set_content(text, cte="quoted-printable")
    page = f"<html lang='en'><body><p>{words}</p><p>{words}</p><a href='{link}'>x</a></body></html>"
    message.add_alternative(page, subtype="html", cte="quoted-printable")
    return seal(message)
