"""Leading somebody to the sign-in page and back."""

from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.shortcuts import resolve_url


def sign_in_url(back: str) -> str:
    """Give the address of the sign-in page that leads to `back` (a path) afterwards."""
    return f"{resolve_url(settings.LOGIN_URL)}?{urlencode({REDIRECT_FIELD_NAME: back})}"
