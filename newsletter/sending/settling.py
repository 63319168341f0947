"""Uncertain deliveries, settled from the mail server's log.

Postfix writes for each message a line with its queue id and our sender, which names the delivery,
and one for each attempt with its queue id and status:

    postfix/qmgr[1]: 4F2A1: from=<bounces+7.abc@example.org>, size=31000, nrcpt=1 (queue active)
    postfix/smtp[2]: 4F2A1: to=<...>, relay=..., dsn=2.0.0, status=sent (250 2.0.0 OK)

A delivery with a `from` line was accepted, whatever became of it later.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from ..models import Delivery
from ..verp import delivery_of
from .outcomes import scrubbed

State = Delivery.State
_FROM = re.compile(r"postfix\S*: ([0-9A-Za-z]{5,20}): from=<([^>]*)>")
_STATUS = re.compile(r"postfix\S*: ([0-9A-Za-z]{5,20}): to=<.*?status=(\w+) \((.*)\)")
_CODE = re.compile(r"said: (\d{3})|^(\d{3})\b")


@dataclass(frozen=True)
class Finding:
    """What a log says of one delivery. status: as Postfix calls it, or "queued" when it ends."""

    status: str
    text: str

    @property
    def state(self) -> Delivery.State:
        """Give what the delivery is: refused for good, or with the mail server."""
        return State.FAILED if self.status == "bounced" else State.SENT

    @property
    def code(self) -> int | None:
        """Give the reply code in the text, if there is one."""
        found = _CODE.search(self.text)
        return int(found[1] or found[2]) if found else None


def read_log(lines: Iterable[str]) -> dict[int, Finding]:
    """Give what a Postfix log says of our deliveries, by number; the last status counts."""
    queued: dict[str, int] = {}
    found: dict[int, Finding] = {}
    for line in lines:
        if sender := _FROM.search(line):
            delivery_id = delivery_of(sender[2])
            if delivery_id is not None:
                queued[sender[1]] = delivery_id
                found.setdefault(delivery_id, Finding("queued", ""))
        elif (status := _STATUS.search(line)) and status[1] in queued:
            found[queued[status[1]]] = Finding(status[2], scrubbed(status[3]))
    return found


def settle_from_log(found: dict[int, Finding]) -> list[tuple[int, Finding]]:
    """Settle the uncertain deliveries that a log knows; give those that were, by number."""
    uncertain = Delivery.objects.filter(state=State.UNCERTAIN)
    settled = []
    for delivery_id, finding in sorted(found.items()):
        if uncertain.filter(pk=delivery_id).update(
            state=finding.state, code=finding.code, reply=finding.text, changed_at=timezone.now()
        ):
            settled.append((delivery_id, finding))
    return settled
