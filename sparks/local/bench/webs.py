"""Production web servers while they are measured."""

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from sparks.local import checks, rehearse, smoke
from sparks.local.folder import DataFolder
from sparks.local.processes import Program
from sparks.local.trouble import Trouble

IN_MEMORY = Path("/dev/shm")  # noqa: S108


@dataclass(frozen=True)
class Web:
    """A web server with its workers. started_after: seconds until it answered."""

    port: int
    pid: int
    pages: Path | None
    started_after: float

    def url(self, path: str) -> str:
        """Give the address of a page, for a load generator."""
        return f"http://127.0.0.1:{self.port}{path}"

    def get(self, path: str, encoding: str = "br") -> smoke.Answer:
        """Ask for a page once, as the proxy would; raises Trouble when it does not answer 200."""
        answer = smoke.ask(self.port, rehearse.HOST, path, **{"Accept-Encoding": encoding})
        if answer.status != 200:
            raise Trouble(f"{path} answered {answer.status}, not 200.")
        return answer

    @property
    def workers(self) -> list[psutil.Process]:
        """The processes that draw pages: those that are large."""
        family = psutil.Process(self.pid).children(recursive=True)
        return [each for each in family if each.memory_info().rss > 40e6]

    def cpu(self) -> float:
        """Give the seconds of processor time that the workers have used so far."""
        return sum(sum(each.cpu_times()[:2]) for each in self.workers)

    def memory(self) -> float:
        """Give the memory of the largest worker, in MB; of what is shared, its part."""
        return max(each.memory_full_info().pss for each in self.workers) / 1e6

    def memory_of_all(self) -> float:
        """Give the memory of the server and all its workers, in MB."""
        server = psutil.Process(self.pid)
        family = [server, *server.children(recursive=True)]
        return sum(each.memory_full_info().pss for each in family) / 1e6


@contextmanager
def running(
    folder: DataFolder, environ: dict, *, keeps: bool = False, **more: str
) -> Iterator[Web]:
    """Run the application server of `deploy/web`; `keeps`: with the page cache.

    more: what else stands in its environment, as WEB_APP.
    """
    port = checks.free_port()
    memory = IN_MEMORY if os.access(IN_MEMORY, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="sparks-bench-", dir=memory) as pages:
        settings = {"WEB_PORT": str(port), "PAGES_ROOT": pages if keeps else "", **more}
        program = Program("web", ["deploy/web"], folder.path, {**environ, **settings})
        began = time.monotonic()
        program.start(output=subprocess.DEVNULL)
        try:
            await_answer(port)
            yield Web(
                port, program.process.pid, Path(pages) if keeps else None, time.monotonic() - began
            )
        finally:
            program.stop()


def await_answer(port: int) -> None:
    """Wait until something answers on `port`; raise Trouble after half a minute."""
    for _attempt in range(600):
        with suppress(OSError):
            if smoke.ask(port, rehearse.HOST, "/livez").status == 200:
                return
        time.sleep(0.05)
    raise Trouble("A server did not answer.")
