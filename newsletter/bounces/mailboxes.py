"""Where messages wait: an account on a mail server, a Maildir, files.

A mailbox gives `Waiting` messages. After each was dealt with, and that is committed, it is told
with `done`; what was not is found again. Messages that only people understand are kept as read
where the mailbox can tell read from unread, and all others are deleted: they hold addresses.
"""

import mailbox
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from imaplib import IMAP4, IMAP4_SSL
from pathlib import Path
from poplib import POP3, POP3_SSL, error_proto
from ssl import create_default_context
from typing import NamedTuple
from urllib.parse import SplitResult, unquote, urlsplit

from .messages import MAX_BYTES

TIMEOUT = 10  # seconds without an answer
TROUBLE = (OSError, IMAP4.error, error_proto, mailbox.Error)


class Waiting(NamedTuple):
    """A message, and the name by which its mailbox knows it."""

    name: str
    raw: bytes


class Mailbox(ABC):
    """Messages that wait."""

    @abstractmethod
    def waiting(self) -> Iterator[Waiting]:
        """Give the messages that were not dealt with, the oldest first."""

    @abstractmethod
    def done(self, name: str, *, keep: bool) -> None:
        """Take note that a message was dealt with. keep: for people to read."""

    def close(self) -> None:  # noqa: B027
        """End what was begun."""


class ImapMailbox(Mailbox):
    """A folder on an IMAP server; unread is what waits."""

    def __init__(self, connection: IMAP4, folder: str):
        self.connection = connection
        quoted = folder.replace("\\", r"\\").replace('"', r"\"")
        self._ask("SELECT", connection.select(f'"{quoted}"'))

    def waiting(self) -> Iterator[Waiting]:
        found = self._ask("SEARCH", self.connection.uid("SEARCH", "UNSEEN"))
        for uid in (found[0] or b"").split():
            name = uid.decode()
            part = f"(BODY.PEEK[]<0.{MAX_BYTES}>)"
            for item in self._ask("FETCH", self.connection.uid("FETCH", name, part)):
                if isinstance(item, tuple):  # else it was deleted meanwhile
                    yield Waiting(name, item[1])

    def done(self, name: str, *, keep: bool) -> None:
        flags = r"(\Seen)" if keep else r"(\Seen \Deleted)"
        self._ask("STORE", self.connection.uid("STORE", name, "+FLAGS.SILENT", flags))

    def close(self) -> None:
        self.connection.close()  # which expunges what is marked as deleted
        self.connection.logout()

    def _ask(self, what: str, answer: tuple) -> list:
        status, data = answer
        if status != "OK":
            raise IMAP4.error(f"{what} was refused")
        return data


class PopMailbox(Mailbox):
    """A mailbox on a POP3 server, which knows no read mails: all are deleted."""

    def __init__(self, connection: POP3):
        self.connection = connection

    def waiting(self) -> Iterator[Waiting]:
        count, _size = self.connection.stat()
        for number in range(1, count + 1):
            _reply, lines, _octets = self.connection.retr(number)
            yield Waiting(str(number), b"\n".join(lines))

    def done(self, name: str, *, keep: bool) -> None:
        self.connection.dele(int(name))

    def close(self) -> None:
        self.connection.quit()  # which deletes


class MaildirMailbox(Mailbox):
    """A Maildir; new is what waits."""

    def __init__(self, path: Path):
        self.box = mailbox.Maildir(path, create=False)

    def waiting(self) -> Iterator[Waiting]:
        for key in sorted(self.box.iterkeys()):
            message = self.box.get_message(key)
            if "S" not in message.get_flags():
                yield Waiting(key, self.box.get_bytes(key))

    def done(self, name: str, *, keep: bool) -> None:
        if not keep:
            self.box.discard(name)
            return
        message = self.box.get_message(name)
        message.set_subdir("cur")
        message.add_flag("S")
        self.box[name] = message


class FileMailbox(Mailbox):
    """Files with one message each, or with many (mbox); they are read, and stay as they are."""

    def __init__(self, paths: list[Path], *, many: bool = False):
        self.paths, self.many = paths, many

    def waiting(self) -> Iterator[Waiting]:
        for path in self.paths:
            if not self.many:
                yield Waiting(str(path), path.read_bytes())
                continue
            box = mailbox.mbox(path, create=False)
            yield from (Waiting(f"{path}:{key}", box.get_bytes(key)) for key in box.iterkeys())
            box.close()

    def done(self, name: str, *, keep: bool) -> None:
        pass


@contextmanager
def opened(url: str) -> Iterator[Mailbox]:
    """Open the mailbox at imaps://user:password@host/folder, or at pops://, or maildir:///path.

    imap:// and pop:// are for a server on the same machine: they talk in clear. Characters such as
    @ in a user's name are percent-encoded. Raises ValueError for other addresses, and TROUBLE.
    """
    parts = urlsplit(url)
    if parts.scheme not in OPENERS:
        raise ValueError("A mailbox's address begins with imaps://, pops:// or maildir:///")
    box = OPENERS[parts.scheme](parts)
    try:
        yield box
    finally:
        with suppress(*TROUBLE):  # what could not be tidied up is read again, to no effect
            box.close()


def _imap(parts: SplitResult) -> ImapMailbox:
    if parts.scheme == "imaps":
        connection = IMAP4_SSL(
            parts.hostname,
            parts.port or 993,
            ssl_context=create_default_context(),  # the default one believes any certificate
            timeout=TIMEOUT,
        )
    else:
        connection = IMAP4(parts.hostname, parts.port or 143, timeout=TIMEOUT)
    connection.login(*_credentials(parts))
    return ImapMailbox(connection, unquote(parts.path.strip("/")) or "INBOX")


def _pop(parts: SplitResult) -> PopMailbox:
    if parts.scheme == "pops":
        context = create_default_context()
        connection = POP3_SSL(parts.hostname, parts.port or 995, context=context, timeout=TIMEOUT)
    else:
        connection = POP3(parts.hostname, parts.port or 110, timeout=TIMEOUT)
    user, password = _credentials(parts)
    connection.user(user)
    connection.pass_(password)
    return PopMailbox(connection)


def _maildir(parts: SplitResult) -> MaildirMailbox:
    return MaildirMailbox(Path(unquote(parts.path)))


def _credentials(parts: SplitResult) -> tuple[str, str]:
    return unquote(parts.username or ""), unquote(parts.password or "")


OPENERS = {"imaps": _imap, "imap": _imap, "pops": _pop, "pop": _pop, "maildir": _maildir}
