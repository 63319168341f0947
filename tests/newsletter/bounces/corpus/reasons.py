"""What servers say, as they say it, and the class it belongs to: (kind, status, sentence).

status is what the report's own field holds, which may be vaguer or plainly wrong.
"""

from .case import Kind

HARD = [
    (
        "5.1.1",
        "550 5.1.1 <{email}>: Recipient address rejected: User unknown in virtual mailbox table",
    ),
    ("5.1.1", "550 5.1.1 <{email}>... User unknown"),
    (
        "5.1.1",
        "550-5.1.1 The email account that you tried to reach does not exist. Please "
        "try 550-5.1.1 double-checking the recipient's email address for typos or "
        "unnecessary spaces. 550 5.1.1 For more information, go to "
        "https://support.mail.example/?p=NoSuchUser x7si1 - gsmtp",
    ),
    (
        "5.1.10",
        "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient {email} not found by "
        "SMTP address lookup",
    ),
    ("5.0.0", "550 No such user here"),
    ("5.0.0", "550 Requested action not taken: mailbox unavailable"),
    (
        "5.0.0",
        "554 delivery error: dd This user doesn't have a mail.example account "
        "({email}) [0] - mta4.mail.example",
    ),
    ("5.5.0", "550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302)."),
    ("5.1.1", "550 5.1.1 <{email}> recipient does not exist here"),
    ("5.1.1", "550 5.1.1 sorry, no mailbox here by that name. (#5.1.1)"),
    ("5.1.6", "551 5.1.6 The address is no longer valid, the person has moved"),
    ("5.1.2", "550 5.1.2 The domain of this address was given up"),
    ("5.0.0", "550 unknown user <{email}>"),
    ("5.0.0", "553 sorry, this recipient is not in my validrcptto list: no such mailbox"),
    ("5.1.10", "556 5.1.10 {email}: Recipient address has a null MX"),
    ("5.1.1", "550 5.1.1 User Unknown / Utilisateur inconnu"),
    (
        "5.1.1",
        "550 5.1.1 Adresse d au moins un destinataire invalide. Invalid recipient. OFR_416 [416]",
    ),
    ("5.0.0", "550 Benutzer unbekannt / unknown recipient"),
]
FULL = [
    (
        "5.2.2",
        "552 5.2.2 <{email}>: Mailbox is full / Blocks limit exceeded / Inode limit exceeded",
    ),
    (
        "4.2.2",
        "452-4.2.2 The email account that you tried to reach is over quota. 452 "
        "4.2.2 Please direct the recipient to make room",
    ),
    ("5.0.0", "552 Requested mail action aborted: exceeded storage allocation: Quota exceeded"),
    (
        "5.2.2",
        "554 5.2.2 mailbox full; "
        "STOREDRV.Deliver.Exception:QuotaExceededException.MapiExceptionShutoffQuotaExceeded",
    ),
    ("5.1.1", "550 <{email}>: user is over quota, try again when there is room"),
    ("5.2.1", "550 5.2.1 The email account that you tried to reach is disabled."),
    ("5.0.0", "550 Postfach ist voll"),
    ("5.2.0", "550 5.2.0 boîte aux lettres pleine"),
]
POLICY = [
    ("5.7.1", "550 5.7.1 Service unavailable; client [192.0.2.25] blocked using list.example"),
    ("5.7.1", "554 5.7.1 <web.sparks.example[192.0.2.25]>: Client host rejected: Access denied"),
    (
        "5.7.26",
        "550-5.7.26 This mail has been blocked because the sender is "
        "unauthenticated. 550 5.7.26 All senders have to authenticate with either "
        "SPF or DKIM. - gsmtp",
    ),
    (
        "5.0.0",
        "554 Reject due to policy restrictions. For explanation visit https://postmaster.provider.example/rdns",
    ),
    ("5.1.1", "550 Message refused: it looks like spam"),
    ("5.1.1", "550 5.7.1 Message rejected as spam by content filtering"),
    (
        "5.0.0",
        "554 5.7.9 Message not accepted for policy reasons. See https://postmaster.mail.example/error-codes",
    ),
    (
        "5.7.606",
        "550 5.7.606 Access denied, banned sending IP [192.0.2.25]. To request "
        "removal from this list please visit https://sender.office.example/",
    ),
    ("5.0.0", "550 Rejected: 192.0.2.25 listed at blocklist.example"),
    ("5.6.0", "554 5.6.0 Message contains invalid header"),
    ("5.1.8", "553 5.1.8 <{sender}>: Sender address rejected: Domain not found"),
    (
        "5.7.0",
        "552-5.7.0 Our system detected an illegal attachment on your message. Please visit https://support.mail.example/",
    ),
]
EXPIRED = [
    ("4.4.1", "connect to {domain}[203.0.113.9]:25: Connection timed out"),
    ("4.4.7", "451 4.7.1 Greylisting in action, please come back later"),
    ("5.4.7", "delivery temporarily suspended: lost connection with {domain}[203.0.113.9]"),
    ("4.3.0", "421 4.3.0 System resources temporarily unavailable"),
    (
        "5.4.4",
        "Host or domain name not found. Name service error for name={domain} type=A: "
        "Host found but no data record",
    ),
    (
        "5.4.300",
        "550 5.4.300 Message expired -> 451 4.4.0 Primary target IP address "
        "responded with: timeout",
    ),
    (
        "5.4.1",
        "550 5.4.1 Recipient address rejected: All recipient addresses rejected : "
        "Access closed for now",
    ),
    ("5.0.0", "Delivery attempts failed for too long, reason not given"),
]
BY_KIND = {Kind.HARD: [HARD], Kind.SOFT: [FULL, EXPIRED], Kind.POLICY: [POLICY]}


def drawn(rng, kind: Kind, person) -> tuple[str, str]:
    """Give a status and a sentence of this kind."""
    status, sentence = rng.choice(rng.choice(BY_KIND[kind]))
    return status, sentence.format(email=person.email, domain=person.domain, sender=person.sender)
