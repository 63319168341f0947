"""Programs that run as long as this process does, and end together."""

import contextlib
import os
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parents[2]
TIED = Path(__file__).with_name("tied.py")
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@dataclass
class Program:
    """A command of the data folder `folder`.

    `patience` is how many seconds it gets to end when asked to; with the exit code `restart_on`
    it asks to be started again.
    """

    name: str
    command: list[str]
    folder: Path
    environ: dict[str, str] = field(default_factory=dict)
    stop_signal: signal.Signals = signal.SIGTERM
    patience: float = 10
    restart_on: int | None = None
    process: subprocess.Popen | None = field(init=False, repr=False, default=None)
    asked: bool = field(init=False, repr=False, default=False)

    def start(self, output: int | IO | None = None) -> None:
        """Start it, its output going to `output`, in a session that Ctrl-C does not reach."""
        tie = [sys.executable, "-IS", str(TIED), str(os.getpid()), str(int(self.stop_signal))]
        self.process = subprocess.Popen(
            [*tie, *self.command],
            env={**os.environ, **self.environ, "SPARKS_RUN": str(self.folder)},
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output and subprocess.STDOUT,
            start_new_session=True,
        )

    def ended(self) -> bool:
        """Tell whether it ended, by itself or otherwise."""
        return self.process is not None and self.process.poll() is not None

    def ask_to_end(self) -> None:
        """Send the signal that asks it to end, once, and do not wait."""
        if self.process is not None and not self.asked:
            self.asked = True
            self.process.send_signal(self.stop_signal)

    def stop(self) -> None:
        """Ask it to end, wait as long as its patience says, then kill what is left of it."""
        if self.process is None:
            return
        self.ask_to_end()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(self.patience)
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def finish(self) -> int:
        """Run it to its end and give its exit code; it does not outlive an interruption."""
        self.start()
        try:
            return self.process.wait()
        finally:
            self.stop()


def interrupt_once() -> None:
    """Turn the first stop signal into KeyboardInterrupt and ignore those that follow.

    What is being stopped is then stopped in peace, however often Ctrl-C is pressed.
    """

    def interrupt(_number: int, _frame: object) -> None:
        for number in STOP_SIGNALS:
            signal.signal(number, signal.SIG_IGN)
        raise KeyboardInterrupt

    for number in STOP_SIGNALS:
        signal.signal(number, interrupt)
