"""How often one may ask and invite: mails to strangers and editors' time are limited."""

from datetime import timedelta

from sparks.core.limits import Limit

DAY = timedelta(days=1)
# Requests to join, for each account.
REQUESTS = Limit("team-request", times=5, window=DAY)
# Invitations that a team sends, repeated ones included.
INVITATIONS = Limit("team-invitation", times=20, window=DAY)
# Invitations to the same address, whichever team sends them.
INVITED = Limit("team-invited", times=5, window=DAY)
