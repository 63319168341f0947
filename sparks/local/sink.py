"""A mail server that delivers to nobody: `python -m sparks.local.sink --port 2525 --keep FOLDER`.

In development it keeps what would have been sent; for tests and measurements it counts, and fails
in the ways mail servers do. What it accepts stands in the journal *before* its 250 leaves: one
line of JSON with envelope sender, recipients, Message-ID and time. So a message it stored without
being able to say so is in the journal as well. A connection it cut on purpose is a line, too.
"""

import argparse
import asyncio
import contextlib
import json
import sys
import time
from dataclasses import dataclass, fields
from pathlib import Path
from random import Random
from typing import TextIO

DOT = b"\r\n.\r\n"
GREETING = b"220 sink ESMTP\r\n"
EXTENSIONS = b"250-sink\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 SIZE 52428800\r\n"
MAX_LINE = 4096


@dataclass(frozen=True)
class Faults:
    """Shares between 0 and 1 of messages, or connections, that something goes wrong with."""

    refuse: float = 0  # connections greeted with 421
    defer: float = 0  # recipients answered 450
    reject: float = 0  # recipients answered 550
    slow_down: float = 0  # recipients answered 421, and the connection is closed
    defer_data: float = 0  # messages answered 451 after the dot
    reject_data: float = 0  # messages answered 554 after the dot
    cut_before: float = 0  # connections closed after the dot, nothing stored
    cut_after: float = 0  # connections closed after the message was stored, without a reply
    delay: float = 0  # seconds before the reply to the dot


class Sink:
    """What all connections share: the journal, the folder, the dice."""

    def __init__(
        self,
        faults: Faults = Faults(),
        *,
        seed: int = 0,
        journal: TextIO | None = None,
        keep: Path | None = None,
    ):
        self.faults, self.dice = faults, Random(seed)  # noqa: S311 (faults, not secrets)
        self.journal, self.keep = journal, keep
        self.stored = 0

    def happens(self, fault: str) -> bool:
        """Throw the dice for one of the faults."""
        share = getattr(self.faults, fault)
        return bool(share) and self.dice.random() < share

    def store(self, sender: str, recipients: list[str], message: bytes) -> None:
        """Keep a message; from here on it counts as delivered."""
        self.stored += 1
        if self.keep:
            name = f"{time.time():.6f}-{self.stored}.eml"
            part = self.keep / f".{name}"
            part.write_bytes(message.replace(b"\r\n..", b"\r\n."))
            part.rename(self.keep / name)  # whoever reads the folder sees whole messages only
        self.note(
            sender=sender,
            recipients=recipients,
            message_id=header(message, b"message-id"),
            time=time.time(),
        )

    def note(self, **entry) -> None:
        """Write a line to the journal."""
        if self.journal:
            self.journal.write(json.dumps(entry) + "\n")
            self.journal.flush()

    async def serve(self, port: int) -> asyncio.Server:
        """Listen on this machine only."""
        loop = asyncio.get_running_loop()
        return await loop.create_server(lambda: Conversation(self), "127.0.0.1", port, backlog=512)


class Conversation(asyncio.Protocol):
    """One connection. Commands may come pipelined; the answers keep their order."""

    def __init__(self, sink: Sink):
        self.sink = sink
        self.buffer = bytearray()
        self.replies: list[bytes] = []  # to what came together; they go out together
        self.is_late = False  # it is holding a reply back, and all that comes after it
        self.in_data = False
        self.searched = 0
        self.reset()

    def reset(self) -> None:
        """Forget the message that was begun."""
        self.sender: str | None = None
        self.recipients: list[str] = []

    def connection_made(self, transport: asyncio.Transport) -> None:
        self.transport = transport
        if self.sink.happens("refuse"):
            self.close_with(b"421 4.3.2 too busy\r\n")
        else:
            transport.write(GREETING)

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        self.go_on()

    def go_on(self) -> None:
        """Do what the buffer holds, in order, and send the replies."""
        went_on = True
        while went_on and not self.is_late and not self.transport.is_closing():
            went_on = self.end_of_data() if self.in_data else self.line()
        if self.replies and not self.is_late and not self.transport.is_closing():
            self.transport.write(b"".join(self.replies))
            self.replies.clear()

    def line(self) -> bool:
        """Take one command off the buffer and answer it; say whether there was a whole one."""
        end = self.buffer.find(b"\r\n")
        if end < 0:
            if len(self.buffer) > MAX_LINE:
                self.close_with(b"500 5.5.2 line too long\r\n")
            return False
        text = self.buffer[:end].decode("utf-8", "replace")
        del self.buffer[: end + 2]
        verb = text[:4].upper()
        answer = getattr(self, f"do_{verb.lower()}", None) if verb.isalpha() else None
        reply = answer(text[4:].strip()) if answer else b"502 5.5.1 unknown\r\n"
        if reply:
            self.replies.append(reply)
        return True

    def do_ehlo(self, _name: str) -> bytes:
        self.reset()
        return EXTENSIONS

    def do_helo(self, _name: str) -> bytes:
        self.reset()
        return b"250 sink\r\n"

    def do_noop(self, _text: str) -> bytes:
        return b"250 2.0.0 Ok\r\n"

    def do_rset(self, _text: str) -> bytes:
        self.reset()
        return b"250 2.0.0 Ok\r\n"

    def do_quit(self, _text: str) -> None:
        self.close_with(b"221 2.0.0 Bye\r\n")

    def do_mail(self, text: str) -> bytes:
        if self.sender is not None:
            return b"503 5.5.1 nested MAIL\r\n"
        self.sender = path_of(text)
        return b"250 2.1.0 Ok\r\n"

    def do_rcpt(self, text: str) -> bytes | None:
        if self.sender is None:
            return b"503 5.5.1 MAIL first\r\n"
        recipient = path_of(text)
        if self.sink.happens("slow_down"):
            return self.close_with(b"421 4.7.0 slow down\r\n")
        if self.sink.happens("defer"):
            return b"450 4.2.0 <%s> try later\r\n" % recipient.encode()
        if self.sink.happens("reject"):
            return b"550 5.1.1 <%s> no such user\r\n" % recipient.encode()
        self.recipients.append(recipient)
        return b"250 2.1.5 Ok\r\n"

    def do_data(self, _text: str) -> bytes:
        if not self.recipients:
            return b"554 5.5.1 no valid recipients\r\n"
        self.in_data, self.searched = True, 0
        return b"354 go on\r\n"

    def end_of_data(self) -> bool:
        """Take the message off the buffer when its dot has come; say whether it had."""
        if self.buffer.startswith(DOT[2:]):  # of a message without a line
            message = b""
            del self.buffer[: len(DOT) - 2]
        else:
            end = self.buffer.find(DOT, max(0, self.searched - len(DOT)))
            if end < 0:
                self.searched = len(self.buffer)
                return False
            message = bytes(self.buffer[: end + 2])
            del self.buffer[: end + len(DOT)]
        self.in_data = False
        reply = self.accept(message)
        self.reset()
        if reply:
            self.replies.append(reply)
            if delay := self.sink.faults.delay:
                self.is_late = True
                asyncio.get_running_loop().call_later(delay, self.catch_up)
        return True

    def catch_up(self) -> None:
        """Send the reply that was held back, and go on with what came meanwhile."""
        self.is_late = False
        self.go_on()

    def accept(self, message: bytes) -> bytes | None:
        """Store the message unless a fault wants otherwise; give the reply, None for none."""
        sink = self.sink
        if sink.happens("cut_before"):
            return self.cut("before")
        if sink.happens("defer_data"):
            return b"451 4.3.0 not now\r\n"
        if sink.happens("reject_data"):
            return b"554 5.7.1 content refused\r\n"
        sink.store(self.sender or "", self.recipients, message)
        if sink.happens("cut_after"):
            return self.cut("after")
        return b"250 2.0.0 Ok: queued as %X\r\n" % sink.stored

    def cut(self, when: str) -> None:
        """Close the connection without a word to the other side, but not to the journal."""
        self.sink.note(cut=when)
        self.transport.abort()

    def close_with(self, reply: bytes) -> None:
        """Say a last thing."""
        self.transport.write(b"".join([*self.replies, reply]))
        self.transport.close()


def path_of(text: str) -> str:
    """Give the address in `FROM:<a@b> BODY=8BITMIME` or `TO:<a@b>`."""
    return text.partition("<")[2].partition(">")[0]


def header(message: bytes, name: bytes) -> str:
    """Give the value of a header that stands on one line, or ""."""
    head = message.partition(b"\r\n\r\n")[0]
    for line in head.split(b"\r\n"):
        key, _colon, value = line.partition(b":")
        if key.lower() == name:
            return value.strip().decode("utf-8", "replace")
    return ""


def parser() -> argparse.ArgumentParser:
    """Give the command line: each fault is an option of its own."""
    words = argparse.ArgumentParser(prog="sparks.local.sink", description=__doc__)
    words.add_argument("--port", type=int, required=True)
    words.add_argument("--keep", type=Path, help="write each message to this folder")
    words.add_argument("--journal", type=Path, help="append a line for each message to this file")
    words.add_argument("--seed", type=int, default=0)
    for fault in fields(Faults):
        words.add_argument(f"--{fault.name.replace('_', '-')}", type=float, default=0)
    return words


async def run(options: argparse.Namespace) -> None:
    """Serve until cancelled."""
    faults = Faults(**{fault.name: getattr(options, fault.name) for fault in fields(Faults)})
    with contextlib.ExitStack() as stack:
        journal = options.journal and stack.enter_context(options.journal.open("a"))
        if options.keep:
            options.keep.mkdir(parents=True, exist_ok=True)
        sink = Sink(faults, seed=options.seed, journal=journal, keep=options.keep)
        server = await sink.serve(options.port)
        async with server:
            await server.serve_forever()


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(run(parser().parse_args()))
    sys.exit(0)
