"""Files nobody has looked at yet: under random names, readable by our own user alone."""

from functools import partial
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

FOLDER = "private/quarantine"


def digest_of(file: UploadedFile) -> str:
    """Give the SHA-256 of a file, read in pieces."""
    digest = sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    return digest.hexdigest()


def put(file: UploadedFile) -> str:
    """Store a file under a random name, piece by piece; give the name."""
    return default_storage.save(f"{FOLDER}/{uuid4().hex}", file)


def path_of(name: str) -> Path:
    """Give where a quarantined file lies."""
    return Path(default_storage.path(name))


def forget(name: str) -> None:
    """Delete a quarantined file once the transaction is committed."""
    if name:
        transaction.on_commit(partial(default_storage.delete, name), robust=True)
