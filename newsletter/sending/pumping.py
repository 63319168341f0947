"""One worker at one mailing for a while: claim, prepare, fence, hand over, record."""

import contextlib
import logging
import time
from collections import Counter

import psycopg
from django.conf import settings
from django.db import Error

from .. import transports
from ..letters import Letter, LetterForm, Recipient
from ..models import MailingVariant
from . import alarms, followups
from .ledger import Lease, Ledger, Record, tell_late
from .outcomes import UNKNOWN, WITHDRAWN, Outcome, State, interrupted, outcome_of, scrubbed
from .sessions import Session, session

SECONDS = 25  # well below CELERY_TASK_SOFT_TIME_LIMIT, with the last message's time-outs in it
# A batch is about what is sent in a second, so that consent was asked a moment ago and no worker
# sits on what others could do.
SMALLEST_BATCH, BATCH = 10, 150
REAP_SECONDS = 2
WAIT_SECONDS = 5  # work that is due sooner is waited for; for later work another pump comes
BLOCK_SECONDS = 60  # for a domain that answered 421
FIRST_PAUSE, LONGEST_PAUSE = 0.25, 4.0  # when the server does not want us at all
STEP_SECONDS = 0.5  # waits are cut into steps, so that the reaper goes on
FORMS_KEPT = 100

logger = logging.getLogger(__name__)


def pump(mailing_id: int, seconds: float = SECONDS) -> int:
    """Send for a mailing for some seconds, when one of its places for workers is free.

    Gives how many messages were accepted. Any number may run at once; what one of them leaves
    behind, however it ends, the others take up.
    """
    with session() as opened:
        if not opened.take_slot(mailing_id):
            return 0
        worker = Pump(mailing_id, opened, transports.chosen())
        try:
            worker.run(time.monotonic() + seconds)
        except (psycopg.Error, Error) as error:
            logger.warning("Mailing %s: session lost (%s)", mailing_id, type(error).__name__)
            worker.tell()
        finally:
            worker.stop()
        return worker.sent


class Pump:
    """A worker with its session and its connection to the mail server."""

    def __init__(self, mailing_id: int, opened: Session, transport: transports.Transport):
        self.mailing_id = mailing_id
        self.ledger = Ledger(opened)
        self.transport = transport
        self.pending: Record | None = None  # known, and not yet written down
        self.fencing: Lease | None = None  # asked for, and not yet heard of
        self.sent = 0
        self.marks: list[str] = []
        self.refusals: list[Record] = []
        self.served = False  # whether this connection took a message already
        self.batch = SMALLEST_BATCH
        self.pause = FIRST_PAUSE
        self.reaped_at = 0.0
        self.forms: dict[int, LetterForm] = {}
        self.written: Letter | None = None

    def run(self, deadline: float) -> None:
        """Work until the deadline, or until there is nothing to do for a while."""
        while time.monotonic() < deadline:
            self.reap()
            leases, seen = self.claim()
            if leases:
                self.send(leases, deadline)
            elif not seen and not self.wait():
                return

    def claim(self) -> tuple[list[Lease], int]:
        """Claim as many deliveries as the rates allow."""
        limit = self.batch
        if rate := settings.NEWSLETTER_RATE:
            limit = self.ledger.take({"": limit}, rate)[""]
            if not limit:
                time.sleep(min(1 / rate, STEP_SECONDS))
                return [], 1
        leases, seen = self.ledger.claim(self.mailing_id, limit)
        if leases and (rate := settings.NEWSLETTER_DOMAIN_RATE):
            leases = self.within_domain_rate(leases, rate)
        return leases, seen

    def within_domain_rate(self, leases: list[Lease], rate: float) -> list[Lease]:
        """Give the leases that their domains' buckets allow; the others go back, for a moment."""
        left = self.ledger.take(Counter(lease.domain for lease in leases), rate)
        allowed, excess = [], []
        for lease in leases:
            (allowed if left[lease.domain] > 0 else excess).append(lease)
            left[lease.domain] -= 1
        if excess:
            self.ledger.block([lease.domain for lease in excess], max(1.0, 1 / rate))
            self.ledger.release(excess)
        return allowed

    def wait(self) -> bool:
        """Wait a step for work that comes soon; end the mailing when none comes any more."""
        seconds = self.ledger.seconds_to_next(self.mailing_id)
        if seconds is None:
            self.ledger.finish(self.mailing_id)
            return False
        if seconds > WAIT_SECONDS:
            return False
        time.sleep(min(max(seconds, 0.02), STEP_SECONDS))
        return True

    def reap(self) -> None:
        """Free what dead workers hold, every two seconds."""
        if time.monotonic() - self.reaped_at >= REAP_SECONDS:
            self.ledger.reap()
            self.reaped_at = time.monotonic()

    def send(self, leases: list[Lease], deadline: float) -> None:
        """Send what was claimed; stop early when told to, or when the server does not take it."""
        began = time.monotonic()
        for lease, following in zip(leases, [*leases[1:], None], strict=True):
            if time.monotonic() > deadline:
                self.transport.abandon()
                break
            if not self.send_one(lease, following):
                break
            self.reap()
        self.batch = self.fitting_batch(len(leases), time.monotonic() - began)
        self.flush()
        self.ledger.release()
        followups.after_batch(self.mailing_id, "".join(self.marks), self.refusals)
        self.marks, self.refusals = [], []

    @staticmethod
    def fitting_batch(count: int, seconds: float) -> int:
        """Give the size of the next batch when the last one was `count` and took `seconds`."""
        return max(SMALLEST_BATCH, min(BATCH, int(count / max(seconds, 0.001))))

    def send_one(self, lease: Lease, following: Lease | None = None) -> bool:
        """Send one letter; say whether to go on with the following."""
        try:
            self.transport.open()
        except (transports.Refused, transports.Lost) as error:
            return self.back_off(error)
        try:
            self.transport.prepare(self.letter(lease))
        except transports.Refused as refused:
            return self.refused(lease, refused)
        except transports.Lost:
            # Perhaps it is this letter that the server cannot bear: the others come first.
            self.ended(lease, interrupted(lease.attempt))
            return self.back_off(None)
        next_letter = self.letter(following) if following else None
        if not self.fence(lease):
            self.transport.abandon()
            return False
        self.hand_over(lease, next_letter)
        return True

    def letter(self, lease: Lease) -> Letter:
        """Write the letter to one recipient; the last one is kept."""
        if self.written and self.written.delivery_id == lease.delivery_id:
            return self.written
        form = self.forms.get(lease.variant_id)
        if form is None:
            if len(self.forms) >= FORMS_KEPT:
                self.forms.clear()
            form = LetterForm.of(MailingVariant.objects.get(pk=lease.variant_id))
            self.forms[lease.variant_id] = form
        self.written = form.letter(Recipient(lease.delivery_id, lease.key, lease.email))
        return self.written

    def fence(self, lease: Lease) -> bool:
        """Commit that the dot comes now; say whether it may."""
        self.fencing = lease
        fenced = self.ledger.step(self.pending, lease)
        self.fencing = self.pending = None
        return fenced

    def hand_over(self, lease: Lease, next_letter: Letter | None = None) -> None:
        """Send the dot. Whatever happens from here on, nobody sends this one again."""
        self.pending = Record(lease, UNKNOWN)
        try:
            reply = self.transport.commit(next_letter)
        except transports.Lost:
            logger.warning("Delivery %s: no answer to its dot", lease.delivery_id)
            self.marks.append(UNKNOWN.mark)
            return
        self.served, self.pause = True, FIRST_PAUSE
        self.pending = None
        self.ended(lease, outcome_of(reply, lease.attempt))
        if reply.code == 421:
            self.ledger.block([lease.domain], BLOCK_SECONDS)

    def refused(self, lease: Lease, refused: transports.Refused) -> bool:
        """Note a refusal that came before the dot."""
        if not refused.named:
            return self.back_off(refused)
        self.ended(lease, outcome_of(refused.reply, lease.attempt))
        if refused.reply.code == 421:
            self.served = False
            self.ledger.block([lease.domain], BLOCK_SECONDS)
        return True

    def ended(self, lease: Lease, outcome: Outcome) -> None:
        """Keep how an attempt ended, to be written down with the next fence."""
        self.flush()
        self.pending = Record(lease, outcome)
        self.sent += outcome.state == State.SENT
        if outcome.code:
            self.marks.append(outcome.mark)
        if outcome.state == State.FAILED:
            self.refusals.append(self.pending)

    def flush(self) -> None:
        """Write down what is known."""
        if self.pending:
            self.ledger.step(self.pending)
            self.pending = None

    def back_off(self, error: Exception | None) -> bool:
        """Wait, longer each time, when the server does not want us; the leases go back first."""
        self.transport.abandon()
        self.flush()
        if self.served:  # it only ended a connection that had done its share
            self.served = False
            return False
        self.ledger.release()
        if isinstance(error, transports.Refused) and error.reply.code >= 500:
            alarms.stop(self.mailing_id, alarms.NOT_WANTED, scrubbed(error.reply.text))
            return False
        logger.warning("Mailing %s: the mail server is not there: %s", self.mailing_id, error)
        time.sleep(self.pause)
        self.pause = min(self.pause * 2, LONGEST_PAUSE)
        return False

    def tell(self) -> None:
        """Having lost the session, tell from another one what is certain."""
        self.transport.abandon()
        known = [self.pending] if self.pending else []
        if self.fencing:  # the dot was not sent, so it goes back even if the fence was committed
            known.append(Record(self.fencing, WITHDRAWN))
        if known:
            tell_late(self.ledger.session.token, known)
        self.pending = None

    def stop(self) -> None:
        """Part from the server, give everything back."""
        self.transport.close()
        with contextlib.suppress(psycopg.Error):
            self.flush()
            self.ledger.release()
