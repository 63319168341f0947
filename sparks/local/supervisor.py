"""Run programs side by side, each line of theirs behind the program's name."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable

from sparks.local.processes import Program
from sparks.local.trouble import Trouble

COLOURS = (36, 33, 35, 32)
PAUSE = 0.2


def supervise(programs: list[Program], *, ready: Callable[[], bool], announce: Callable) -> None:
    """Run until interrupted; call `announce` once, as soon as `ready` says so.

    Raises Trouble when a program ends by itself. Whatever happens, none outlives this call.
    """
    width = max(len(program.name) for program in programs)
    readers = []
    try:
        for number, program in enumerate(programs):
            program.start(output=subprocess.PIPE)
            prefix = _prefix(program.name.ljust(width), COLOURS[number % len(COLOURS)])
            readers.append(threading.Thread(target=_relay, args=(program, prefix), daemon=True))
            readers[-1].start()
        _wait(programs, ready, announce)
    finally:
        for program in programs:
            program.ask_to_end()
        for program in programs:
            program.stop()
        for reader in readers:
            reader.join(timeout=1)


def _wait(programs: list[Program], ready: Callable[[], bool], announce: Callable) -> None:
    announced = False
    while True:
        for program in programs:
            if program.ended():
                raise Trouble(
                    f"{program.name} ended by itself (exit code {program.process.returncode}), so "
                    f"everything was stopped. Its lines above, marked {program.name}, say why."
                )
        if not announced and ready():
            announced = True
            announce()
        time.sleep(PAUSE)


def _relay(program: Program, prefix: str) -> None:
    for line in program.process.stdout:
        sys.stdout.write(prefix + line.decode(errors="replace"))
        sys.stdout.flush()


def _prefix(name: str, colour: int) -> str:
    if sys.stdout.isatty() and "NO_COLOR" not in os.environ:
        return f"\033[{colour}m{name} |\033[0m "
    return f"{name} | "
