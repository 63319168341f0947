"""Run programs side by side, each line of theirs behind the program's name."""

import itertools
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from typing import IO

from sparks.local.processes import Program
from sparks.local.trouble import Trouble

COLOURS = (36, 33, 35, 32)
PAUSE = 0.2


def supervise(programs: list[Program], *, ready: Callable[[], bool], announce: Callable) -> None:
    """Run until interrupted; call `announce` once, as soon as `ready` says so.

    Raises Trouble when a program ends by itself. Whatever happens, none outlives this call.
    """
    width = max(len(program.name) for program in programs)
    prefixes = {
        program.name: _prefix(program.name.ljust(width), colour)
        for program, colour in zip(programs, itertools.cycle(COLOURS), strict=False)
    }
    readers = []
    try:
        readers += [_launch(program, prefixes[program.name]) for program in programs]
        announced = False
        while True:
            for program in filter(Program.ended, programs):
                _expect_restart(program)
                readers.append(_launch(program, prefixes[program.name]))
            if not announced and ready():
                announced = True
                announce()
            time.sleep(PAUSE)
    finally:
        for program in programs:
            program.ask_to_end()
        for program in programs:
            program.stop()
        for reader in readers:
            reader.join(timeout=1)


def _launch(program: Program, prefix: str) -> threading.Thread:
    program.start(output=subprocess.PIPE)
    reader = threading.Thread(target=_relay, args=(program.process.stdout, prefix), daemon=True)
    reader.start()
    return reader


def _expect_restart(program: Program) -> None:
    code = program.process.returncode
    if code != program.restart_on:
        raise Trouble(
            f"{program.name} ended by itself (exit code {code}), so everything was stopped. "
            f"Its lines above, marked {program.name}, say why."
        )


def _relay(lines: IO[bytes], prefix: str) -> None:
    for line in lines:
        sys.stdout.write(prefix + line.decode(errors="replace"))
        sys.stdout.flush()


def _prefix(name: str, colour: int) -> str:
    if sys.stdout.isatty() and "NO_COLOR" not in os.environ:
        return f"\033[{colour}m{name} |\033[0m "
    return f"{name} | "
