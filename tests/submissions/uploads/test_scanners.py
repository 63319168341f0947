"""clamd, spoken to in its own protocol; and what happens while there is no scanner."""

import socketserver
import struct
import threading
import time
from contextlib import contextmanager

import pytest

from submissions.models import ThreadEvent, UploadedAsset
from submissions.tasks.assets import rescan
from submissions.uploads.attaching import FilesNotReady, resolve
from submissions.uploads.scanners import EICAR, Clamd, Infected, NoScanner, Unavailable

from .conftest import check_all
from .corpus.case import picture

State = UploadedAsset.State
LIMIT = 100_000


class Daemon(socketserver.BaseRequestHandler):
    """What clamd does with PING and INSTREAM, and how it fails."""

    def handle(self):
        stream = self.request.makefile("rb")
        command = stream.readline().decode().strip().lstrip("n")
        if self.server.mood == "silent":
            time.sleep(1.5)
            return
        if command == "PING":
            self.request.sendall(b"PONG\n")
            return
        assert command == "INSTREAM"
        data = b""
        while size := struct.unpack("!L", stream.read(4))[0]:
            data += stream.read(size)
            if len(data) > LIMIT:
                self.request.sendall(b"INSTREAM size limit exceeded. ERROR\n")
                return
        self.server.seen.append(data)
        if self.server.mood == "garbled":
            self.request.sendall(b"stream: what? PERHAPS\n")
        elif EICAR in data:
            self.request.sendall(b"stream: Win.Test.EICAR_HDB-1 FOUND\n")
        else:
            self.request.sendall(b"stream: OK\n")


@contextmanager
def clamd(settings, mood: str = "well"):
    """Let a daemon listen, and the settings name it."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Daemon) as server:
        server.mood, server.seen, server.daemon_threads = mood, [], True
        threading.Thread(target=server.serve_forever, args=[0.02], daemon=True).start()
        settings.CLAMD_SECONDS = 0.7
        settings.CLAMD_URL = f"clamd://127.0.0.1:{server.server_address[1]}"
        yield server
        server.shutdown()


def test_harmless_and_infected(settings, tmp_path):
    file = tmp_path / "a"
    with clamd(settings) as server:
        scanner = Clamd(settings.CLAMD_URL)
        assert scanner.is_available()
        file.write_bytes(bytes(5000))
        scanner.scan(file)
        assert server.seen == [bytes(5000)]
        file.write_bytes(EICAR)
        with pytest.raises(Infected, match="EICAR"):
            scanner.scan(file)


@pytest.mark.parametrize("mood", ["silent", "garbled", "too big"])
def test_no_clear_word_is_no_word(settings, tmp_path, mood):
    file = tmp_path / "a"
    file.write_bytes(bytes(LIMIT * 3 if mood == "too big" else 10))
    with clamd(settings, mood), pytest.raises(Unavailable):
        Clamd(settings.CLAMD_URL).scan(file)


def test_nobody_listens(settings, tmp_path):
    file = tmp_path / "a"
    file.write_bytes(b"a")
    for url in ("clamd://127.0.0.1:9", f"unix://{tmp_path}/none.sock"):
        assert not Clamd(url).is_available()
        with pytest.raises(Unavailable):
            Clamd(url).scan(file)
    with pytest.raises(Unavailable):
        NoScanner().scan(file)


@pytest.mark.django_db
def test_original_and_result_are_both_scanned(settings, checked):
    with clamd(settings) as server:
        original = picture("PNG")
        assert checked("a.png", original).state == State.CLEAN
    assert server.seen[0] == original
    assert len(server.seen) == 2


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("url", "reason"), [("none", "no_scanner"), ("clamd://127.0.0.1:9", "scanner_away")]
)
def test_without_a_scanner_nothing_can_be_used_until_there_is_one(settings, checked, url, reason):
    settings.CLAMD_URL = url
    asset = checked("a.png", picture("PNG"))
    assert (asset.state, asset.reason) == (State.UNSCANNED, reason)
    assert asset.image is None
    assert asset.quarantined
    with pytest.raises(FilesNotReady):
        resolve({"image": {"asset": str(asset.key)}}, team=asset.team)
    rescan()
    check_all()
    asset.refresh_from_db()
    assert asset.state == State.UNSCANNED
    settings.CLAMD_URL = "development"
    rescan()
    check_all()
    asset.refresh_from_db()
    assert asset.state == State.CLEAN
    assert ThreadEvent.objects.get().kind == ThreadEvent.Kind.FILE_READY
    assert resolve({"image": {"asset": str(asset.key)}}, team=asset.team) == {
        "image": asset.image_id
    }
