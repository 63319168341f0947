"""The freeze: who gets a mailing, and what, is decided in one transaction."""

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from .. import rendering
from ..models import Delivery, IssuePage, Mailing, MailingVariant
from ..models.mailings import EXPIRES_AFTER
from . import audience

State = Mailing.State
# Above what a request may take, below what a task may.
STATEMENT_SECONDS = 35
FROZEN = ["title", "kind", "state", "pause_reason", "audience_count"]
FROZEN += ["frozen_at", "expires_at", "finished_at"]

# By the hash, so that no domain gets all its messages in a row.
INSERT = """
    INSERT INTO newsletter_delivery (
        mailing_id, variant_id, subscriber_id, address_hash, domain,
        state, attempts, not_before, reply, changed_at
    )
    SELECT %s, chosen.variant, people.id, people.address_hash, people.domain,
        'ready', 0, now(), '', now()
    FROM ({people}) people
    JOIN unnest(%s::text[], %s::text[], %s::text[], %s::bigint[])
        AS chosen(gets, pillars, topics, variant)
        ON chosen.gets = people.gets
        {choices}
    ORDER BY people.address_hash
"""
SAME_CHOICES = """
        AND chosen.pillars = array_to_string(people.pillars, ',')
        AND chosen.topics = array_to_string(people.topics, ',')
"""


@transaction.atomic
def freeze(mailing: Mailing, issue: IssuePage) -> None:
    """Write the letters and a delivery for each of the audience, publish the issue, let it go.

    The caller has locked the mailing's row. Raises ValueError with a sentence for editors when the
    issue cannot be mailed as it is; nothing has happened then.
    """
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL statement_timeout = '{STATEMENT_SECONDS}s'")
    groups = audience.groups(issue)
    variants = _write_variants(mailing, issue, groups)
    by_choice = issue.kind in audience.DIGESTS
    people = audience.audience(issue)
    mailing.audience_count = write_deliveries(mailing, people, variants, by_choice=by_choice)
    mailing.title, mailing.kind = issue.title, issue.kind
    mailing.frozen_at = timezone.now()
    mailing.expires_at = mailing.frozen_at + EXPIRES_AFTER
    mailing.state, mailing.pause_reason = State.SENDING, ""
    if not mailing.audience_count:
        mailing.state, mailing.finished_at = State.FINISHED, mailing.frozen_at
    mailing.save(update_fields=FROZEN)
    if mailing.audience_count or not by_choice:
        _publish(mailing, issue)


def _write_variants(mailing: Mailing, issue: IssuePage, groups: dict) -> dict:
    """Render what each group gets, each thing once; give the id of each group's variant."""
    pages = audience.language_variants(issue)
    written: dict[tuple[str, str], MailingVariant] = {}
    for group, selection in groups.items():
        key = (group.language, selection.key)
        if key not in written:
            variant = rendering.render(
                pages[group.language], mailing_id=mailing.pk, selection=selection
            )
            variant.mailing = mailing
            variant.language, variant.selection = key
            variant.save()
            written[key] = variant
    return {group: written[group.language, selection.key].pk for group, selection in groups.items()}


def write_deliveries(
    mailing: Mailing, people: QuerySet, variants: dict[audience.Group, int], *, by_choice: bool
) -> int:
    """Write all deliveries with one statement; give how many there are.

    people: as audience.readers gives them. variants: the id of each group's variant; groups differ
    in language only, unless `by_choice`.
    """
    rows = people.values("id", "address_hash", "domain", "pillars", "topics", "gets")
    query, params = rows.query.sql_with_params()
    mapping = [
        [group.language for group in variants],
        [",".join(group.pillars) for group in variants],
        [",".join(group.topics) for group in variants],
        list(variants.values()),
    ]
    statement = INSERT.format(people=query, choices=SAME_CHOICES if by_choice else "")
    with connection.cursor() as cursor:
        cursor.execute(statement, [mailing.pk, *params, *mapping])
        count = cursor.rowcount
        # Workers' plans would be made for the table as it was before.
        cursor.execute(f"ANALYZE {Delivery._meta.db_table}")
    return count


def _publish(mailing: Mailing, issue: IssuePage) -> None:
    """Publish the newest draft in all languages: the web version is what was mailed."""
    user = mailing.approved_by or mailing.requested_by
    for page in audience.language_variants(issue).values():
        revision = page.get_latest_revision() or page.save_revision(user=user)
        # Who may release an issue need not be who may publish pages.
        revision.publish(user=user, skip_permission_checks=True)
