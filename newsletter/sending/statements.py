"""The worker's statements. Each is one transaction; what they keep true is said in ledger.py."""

# Consent and suppression are asked here and not only at the freeze: hours may lie between.
CLAIM = """
    WITH picked AS (
        SELECT d.id, d.subscriber_id, d.address_hash
        FROM newsletter_delivery d
        WHERE d.mailing_id = %(mailing)s
            AND d.state IN ('ready', 'deferred')
            AND d.not_before <= now()
            AND d.domain NOT IN (
                SELECT domain FROM newsletter_throttle WHERE blocked_until > now()
            )
            AND EXISTS (
                SELECT FROM newsletter_mailing
                WHERE id = %(mailing)s AND state = 'sending' AND expires_at > now()
            )
        ORDER BY d.not_before
        LIMIT %(limit)s
        FOR UPDATE OF d SKIP LOCKED
    ), judged AS (
        SELECT p.id, s.key, s.email
        FROM picked p LEFT JOIN newsletter_subscriber s ON s.id = p.subscriber_id
            AND s.state = 'active'
            AND (s.paused_until IS NULL OR s.paused_until <= %(today)s)
            AND NOT EXISTS (
                SELECT FROM newsletter_suppression x
                WHERE x.address_hash IN (p.address_hash, s.address_hash)
            )
    )
    UPDATE newsletter_delivery d SET
        state = CASE WHEN j.key IS NULL THEN 'skipped' ELSE 'leased' END,
        owner = CASE WHEN j.key IS NULL THEN NULL ELSE %(owner)s END,
        changed_at = clock_timestamp()
    FROM judged j
    WHERE d.id = j.id
    RETURNING d.id, d.variant_id, d.attempts + 1, j.key, j.email, d.domain
"""

# The record of one delivery and the fence of the next. Either id may be NULL, then it is only the
# other. An attempt is counted at its fence, or, where it came to none, with its record.
STEP = """
    WITH recorded AS (
        UPDATE newsletter_delivery SET
            state = %(state)s, owner = NULL, code = %(code)s, reply = %(text)s,
            attempts = attempts + (state = 'leased')::int,
            not_before = coalesce(now() + %(delay)s * interval '1 second', not_before),
            changed_at = clock_timestamp()
        WHERE id = %(done)s AND owner = %(owner)s AND state IN ('leased', 'handoff')
        RETURNING id
    ), fenced AS (
        UPDATE newsletter_delivery d SET
            state = 'handoff', attempts = d.attempts + 1, changed_at = clock_timestamp()
        FROM newsletter_mailing m
        WHERE d.id = %(next)s AND d.owner = %(owner)s AND d.state = 'leased'
            AND m.id = d.mailing_id AND m.state = 'sending'
        RETURNING d.id
    )
    SELECT (SELECT count(*) FROM recorded), (SELECT count(*) FROM fenced)
"""

# From another session than the one that fenced. The number of the attempt says that nothing has
# happened to the delivery since, but for what the reaper made of it.
LATE = """
    UPDATE newsletter_delivery SET
        state = %(state)s, owner = NULL, code = %(code)s, reply = %(text)s,
        not_before = coalesce(now() + %(delay)s * interval '1 second', not_before),
        changed_at = clock_timestamp()
    WHERE id = %(done)s AND attempts = %(attempt)s
        AND (state = 'uncertain' OR (state = 'handoff' AND owner = %(owner)s))
"""

# For an owner that is dead, or stops: what was not handed over certainly was not delivered.
RELEASE = """
    UPDATE newsletter_delivery d SET
        state = CASE
            WHEN d.state = 'handoff' THEN 'uncertain'
            WHEN m.state = 'cancelled' THEN 'cancelled'
            ELSE 'ready'
        END,
        owner = NULL,
        changed_at = clock_timestamp()
    FROM newsletter_mailing m
    WHERE m.id = d.mailing_id AND d.owner = %(owner)s AND d.state IN ('leased', 'handoff')
        AND (%(only)s::bigint[] IS NULL OR d.id = ANY(%(only)s))
"""

OWNERS = """
    SELECT DISTINCT owner FROM newsletter_delivery
    WHERE state IN ('leased', 'handoff') AND owner <> %(owner)s
"""

# When the first waiting delivery's time comes, in seconds from now; NULL: none waits.
NEXT_DUE = """
    SELECT extract(epoch FROM min(greatest(d.not_before, t.blocked_until)) - now())::float
    FROM newsletter_delivery d LEFT JOIN newsletter_throttle t ON t.domain = d.domain
    WHERE d.mailing_id = %(mailing)s AND d.state IN ('ready', 'deferred')
        AND EXISTS (
            SELECT FROM newsletter_mailing
            WHERE id = %(mailing)s AND state = 'sending' AND expires_at > now()
        )
"""

FINISH = """
    UPDATE newsletter_mailing m SET
        state = CASE WHEN state = 'sending' THEN 'finished' ELSE state END, finished_at = now()
    WHERE m.id = %(mailing)s AND m.finished_at IS NULL AND m.frozen_at IS NOT NULL
        AND m.state IN ('sending', 'cancelled')
        AND NOT EXISTS (
            SELECT FROM newsletter_delivery
            WHERE mailing_id = m.id AND state IN ('ready', 'deferred')
        )
        AND NOT EXISTS (
            SELECT FROM newsletter_delivery
            WHERE mailing_id = m.id AND state IN ('leased', 'handoff')
        )
"""

# A bucket fills with time up to its size and is emptied by whole tokens: as many as there are,
# at the most as many as are wanted.
TAKE = """
    WITH bucket AS (
        SELECT b.id, w.wanted, least(
            %(size)s, b.tokens + %(rate)s * extract(epoch FROM clock_timestamp() - b.refilled_at)
        ) AS level
        FROM newsletter_throttle b
        JOIN unnest(%(domains)s::text[], %(wanted)s::int[]) w(domain, wanted) USING (domain)
        ORDER BY b.id
        FOR UPDATE OF b
    )
    UPDATE newsletter_throttle t SET
        tokens = b.level - least(b.wanted, floor(b.level)), refilled_at = clock_timestamp()
    FROM bucket b
    WHERE t.id = b.id
    RETURNING t.domain, least(b.wanted, floor(b.level))::int
"""

BUCKETS = """
    INSERT INTO newsletter_throttle (domain, tokens, refilled_at)
    SELECT domain, 1, now() FROM unnest(%(domains)s::text[]) w(domain)
    ON CONFLICT (domain) DO NOTHING
"""

BLOCK = """
    INSERT INTO newsletter_throttle (domain, tokens, refilled_at, blocked_until)
    SELECT domain, 0, now(), now() + %(seconds)s * interval '1 second'
    FROM unnest(%(domains)s::text[]) w(domain)
    ON CONFLICT (domain) DO UPDATE SET blocked_until =
        greatest(newsletter_throttle.blocked_until, EXCLUDED.blocked_until)
"""
