"""Small mail servers on real sockets: just enough of IMAP4rev1 and of POP3 for one mailbox."""

import re
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager

USER, PASSWORD = "bounces@sparks.example", 'p"ss w@rd'


class Box(dict):
    """Messages by number: (content, flags)."""

    @classmethod
    def of(cls, *contents: bytes) -> "Box":
        return cls({number: (content, set()) for number, content in enumerate(contents, 1)})

    def expunge(self) -> None:
        for number in [n for n, (_content, flags) in self.items() if r"\Deleted" in flags]:
            del self[number]


class Imap(socketserver.StreamRequestHandler):
    """LOGIN, SELECT, UID SEARCH UNSEEN, UID FETCH, UID STORE +FLAGS, CLOSE, LOGOUT."""

    def handle(self) -> None:
        self.say("* OK ready")
        while line := self.rfile.readline().decode().strip():
            tag, _, rest = line.partition(" ")
            verb = rest.removeprefix("UID ").split(" ")[0].upper()
            answer = getattr(self, verb.lower(), lambda _rest: "OK done")(rest)
            self.say(f"{tag} {answer}")
            if verb == "LOGOUT":
                return

    def say(self, line: str) -> None:
        self.wfile.write(line.encode() + b"\r\n")

    def capability(self, _rest: str) -> str:
        self.say("* CAPABILITY IMAP4rev1")
        return "OK done"

    def login(self, rest: str) -> str:
        quoted = PASSWORD.replace('"', r"\"")
        return "OK in" if rest == f'LOGIN {USER} "{quoted}"' else "NO wrong"

    def select(self, rest: str) -> str:
        self.say(f"* {len(self.server.box)} EXISTS")
        return "OK selected" if rest.endswith('"INBOX"') else "NO there is none"

    def search(self, _rest: str) -> str:
        unseen = [n for n, (_content, flags) in self.server.box.items() if r"\Seen" not in flags]
        self.say(" ".join(["* SEARCH", *map(str, unseen)]))
        return "OK done"

    def fetch(self, rest: str) -> str:
        number = int(rest.split()[2])
        content = self.server.box[number][0]
        self.say(f"* {number} FETCH (UID {number} BODY[]<0> {{{len(content)}}}")
        self.wfile.write(content + b")\r\n")
        return "OK done"

    def store(self, rest: str) -> str:
        found = re.fullmatch(r"UID STORE (\d+) \+FLAGS.SILENT \((.*)\)", rest)
        self.server.box[int(found[1])][1].update(found[2].split())
        return "OK done"

    def close(self, _rest: str) -> str:
        self.server.box.expunge()
        return "OK done"


class Pop(socketserver.StreamRequestHandler):
    """USER, PASS, STAT, RETR, DELE, QUIT."""

    def handle(self) -> None:
        self.wfile.write(b"+OK ready\r\n")
        box, known = self.server.box, []
        while line := self.rfile.readline().decode().strip():
            verb, _, value = line.partition(" ")
            answer = "+OK"
            if verb in ("USER", "PASS"):
                known.append(value)
                wrong = verb == "PASS" and known != [USER, PASSWORD]
                answer = "-ERR wrong" if wrong else "+OK"
            elif verb == "STAT":
                answer = f"+OK {len(box)} 100"
            elif verb == "RETR":
                lines = box[int(value)][0].splitlines()
                dotted = b"\r\n".join(b"." + ln if ln.startswith(b".") else ln for ln in lines)
                self.wfile.write(b"+OK\r\n" + dotted + b"\r\n.\r\n")
                continue
            elif verb == "DELE":
                box[int(value)][1].add(r"\Deleted")
            self.wfile.write(answer.encode() + b"\r\n")
            if verb == "QUIT":
                box.expunge()
                return


@contextmanager
def serving(handler: type, box: Box) -> Iterator[str]:
    """Serve a mailbox; give the server's address as host:port."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), handler) as server:
        server.box, server.daemon_threads = box, True
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield f"127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
