"""Mailings that pause by themselves, and the word that editors get then."""

import logging

from django.contrib.auth.models import Permission
from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from sparks.accounts.models import User
from sparks.core.models import OutboxMessage

from ..models import Mailing

PAUSED = "newsletter.paused"
# Among the latest 200 replies, more than 5 %.
WINDOW = Mailing._meta.get_field("latest_replies").max_length
TOO_MANY = WINDOW // 20
TROUBLE = "tpu"  # temporary refusals, refusals by policy, and no answers

MANY_REFUSALS = gettext_noop("Mail servers refuse many messages. The latest answer: %(reply)s")
NOT_WANTED = gettext_noop("The mail server does not take mail from us. It answers: %(reply)s")

NOTE = f"""
    UPDATE {Mailing._meta.db_table} SET latest_replies = right(latest_replies || %s, {WINDOW})
    WHERE id = %s RETURNING latest_replies
"""  # noqa: S608 (a number and a table's name)

logger = logging.getLogger(__name__)


def note(mailing_id: int, marks: str) -> None:
    """Add replies to the latest ones; pause the mailing when too many of them are trouble."""
    with connection.cursor() as cursor:
        cursor.execute(NOTE, [marks, mailing_id])
        row = cursor.fetchone()
    if row and sum(map(row[0].count, TROUBLE)) > TOO_MANY:
        stop(mailing_id, MANY_REFUSALS, _latest_trouble(mailing_id))


@transaction.atomic
def stop(mailing_id: int, reason: str, reply: str) -> None:
    """Pause a mailing that is being sent, with a reason, and promise the editors a mail."""
    text = (_(reason) % {"reply": reply})[: Mailing._meta.get_field("pause_reason").max_length]
    running = Mailing.objects.running().filter(pk=mailing_id)
    if not running.update(state=Mailing.State.PAUSED, pause_reason=text):
        return
    logger.error("Mailing %s paused by itself", mailing_id)
    for user_id in may_send().values_list("pk", flat=True):
        key = f"{PAUSED}:{mailing_id}:{timezone.now():%Y-%m-%dT%H:%M:%S.%f}:{user_id}"
        OutboxMessage.promise(
            kind=PAUSED, dedupe_key=key, payload={"mailing": mailing_id, "user": user_id}
        )


def may_send():
    """Give the people who may send newsletters."""
    permission = {"codename": "send_mailing", "content_type__app_label": "newsletter"}
    permitted = Permission.objects.filter(**permission)
    granted = Q(user_permissions__in=permitted) | Q(groups__permissions__in=permitted)
    return User.objects.filter(Q(is_superuser=True) | granted, is_active=True).distinct()


def _latest_trouble(mailing_id: int) -> str:
    refused = Mailing(pk=mailing_id).deliveries.filter(code__gte=400)
    return refused.order_by("-changed_at").values_list("reply", flat=True).first() or ""
