"""The codes of the demo accounts, to sign in with in development: /codes/.

Nothing of this exists in production: only the development settings name this address.
"""

import time

from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from sparks.home.demo.accounts import DEMO_ACCOUNTS, RECOVERY_CODES
from sparks.local.totp import PERIOD, demo_codes


@require_safe
@never_cache
def codes(request):
    """List who there is, and what their authenticator apps show now."""
    shown = demo_codes()
    rows = [
        (email, password, role, shown.get(email, "")) for email, password, role in DEMO_ACCOUNTS
    ]
    seconds = PERIOD - int(time.time()) % PERIOD
    context = {"rows": rows, "seconds": seconds, "recovery_codes": RECOVERY_CODES}
    return render(request, "local/codes.html", context)
