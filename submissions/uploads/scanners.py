"""Virus scanners. Each looks at one file and says nothing, `Infected` or `Unavailable`."""

import zipfile
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from clamav_client.clamd import ClamdError, ClamdNetworkSocket, ClamdUnixSocket
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

NONE, DEVELOPMENT = "none", "development"
# The test file that every scanner knows, in two pieces so that none finds this one.
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class Infected(Exception):
    """Raised with the scanner's name for what it found."""


class Unavailable(Exception):
    """Raised with a code of `reasons` when nobody can say whether a file is harmless."""

    def __init__(self, code: str = "scanner_away"):
        super().__init__(code)
        self.code = code


class Scanner(Protocol):
    """What looks through files."""

    def scan(self, path: Path) -> None:
        """Return when nothing was found; else raise Infected or Unavailable."""

    def is_available(self) -> bool:
        """Tell whether a scan is worth trying."""


class Clamd:
    """ClamAV's daemon at clamd://host:port or unix:///path; files are sent to it as a stream."""

    def __init__(self, url: str):
        parts, seconds = urlsplit(url), settings.CLAMD_SECONDS
        if parts.scheme == "unix":
            self._client = ClamdUnixSocket(parts.path, timeout=seconds)
        else:
            self._client = ClamdNetworkSocket(parts.hostname, parts.port or 3310, timeout=seconds)

    def scan(self, path: Path) -> None:
        try:
            with path.open("rb") as file:
                answers = self._client.instream(file)
        except (ClamdError, OSError, ValueError) as error:
            raise Unavailable from error
        verdicts = list(answers.values())
        if len(verdicts) != 1 or verdicts[0][0] not in {"OK", "FOUND"}:
            raise Unavailable
        status, name = verdicts[0]
        if status == "FOUND":
            raise Infected(name)

    def is_available(self) -> bool:
        try:
            return self._client.ping() == "PONG"
        except (ClamdError, OSError, ValueError):
            return False


class DevelopmentScanner:
    """Knows the test file, plain or packed once. Production does not start with it."""

    def __init__(self):
        if not (settings.DEBUG or settings.CLAMD_URL == DEVELOPMENT):
            raise ImproperlyConfigured("The development scanner protects nobody.")

    def scan(self, path: Path) -> None:
        if EICAR in path.read_bytes():
            raise Infected("Eicar-Test-Signature")
        try:
            with zipfile.ZipFile(path) as archive:
                small = [each for each in archive.infolist() if each.file_size < 1_000_000]
                if any(EICAR in archive.read(each) for each in small[:1000]):
                    raise Infected("Eicar-Test-Signature")
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, ValueError, OSError):
            return

    def is_available(self) -> bool:
        return True


class NoScanner:
    """There is none, so nobody can say that a file is harmless: it is not used."""

    def scan(self, path: Path) -> None:
        raise Unavailable("no_scanner")

    def is_available(self) -> bool:
        return False


def scanner() -> Scanner:
    """Give the scanner that CLAMD_URL names; without one, that which lets nothing through."""
    url = settings.CLAMD_URL
    if url == DEVELOPMENT:
        return DevelopmentScanner()
    if url.startswith(("clamd://", "unix://")):
        return Clamd(url)
    return NoScanner()
