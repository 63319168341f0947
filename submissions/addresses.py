"""Addresses of people: which ones are proven to be theirs, and how one is shown to others."""

from allauth.account.models import EmailAddress


def normalised(email: str) -> str:
    """Give an address as it is stored and compared."""
    return email.strip().lower()


def verified_addresses(user) -> set[str]:
    """Give the addresses that `user` has proven to read, in lower case."""
    found = EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True)
    return {normalised(email) for email in found}


def masked(email: str) -> str:
    """Give an address so that only who knows it recognises it: a•••@e•••.org."""
    local, _at, domain = email.partition("@")
    name, _dot, ending = domain.rpartition(".")
    return f"{local[:1]}•••@{name[:1]}•••.{ending}"
