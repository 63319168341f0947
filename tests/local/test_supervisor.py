"""Programs run side by side, are told apart, and end together."""

import sys

import psutil
import pytest

from sparks.local import orphans
from sparks.local.processes import Program
from sparks.local.supervisor import supervise
from sparks.local.trouble import Trouble

STUBBORN = """
import signal, subprocess, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
print("ready", flush=True)
time.sleep(60)
"""


def program(folder, name, code, **options):
    return Program(name, [sys.executable, "-c", code], folder, **options)


def quiet_for_a_second():
    """Say after a second that all is ready: by then the programs here have said everything."""
    calls = iter([False] * 5)
    return lambda: next(calls, True)


def interrupt():
    raise KeyboardInterrupt


def test_each_line_stands_behind_its_program(tmp_path, capfd):
    talk = "import time; print('hello'); print('again', flush=True); time.sleep(60)"
    programs = [program(tmp_path, "web", talk), program(tmp_path, "worker", talk)]
    with pytest.raises(KeyboardInterrupt):
        supervise(programs, ready=quiet_for_a_second(), announce=interrupt)
    assert sorted(capfd.readouterr().out.splitlines()) == [
        "web    | again",
        "web    | hello",
        "worker | again",
        "worker | hello",
    ]
    assert orphans.find(tmp_path) == []


def test_a_program_that_ends_stops_the_others(tmp_path):
    programs = [
        program(tmp_path, "web", "import time; time.sleep(60)"),
        program(tmp_path, "beat", "raise SystemExit(3)"),
    ]
    with pytest.raises(Trouble, match=r"beat ended by itself \(exit code 3\)"):
        supervise(programs, ready=lambda: False, announce=interrupt)
    assert orphans.find(tmp_path) == []


def test_a_program_that_asks_for_it_is_started_again(tmp_path, capfd):
    code = f"""
import pathlib, sys, time
mark = pathlib.Path({str(tmp_path / "mark")!r})
if mark.exists():
    print("again", flush=True)
    time.sleep(60)
mark.touch()
sys.exit(3)
"""
    reloading = program(tmp_path, "web", code, restart_on=3)
    with pytest.raises(KeyboardInterrupt):
        supervise([reloading], ready=quiet_for_a_second(), announce=interrupt)
    assert capfd.readouterr().out == "web | again\n"
    assert orphans.find(tmp_path) == []


def test_a_program_that_will_not_end_is_killed_with_its_children(tmp_path):
    stubborn = program(tmp_path, "stubborn", STUBBORN, patience=0.3)
    with pytest.raises(KeyboardInterrupt):
        supervise([stubborn], ready=quiet_for_a_second(), announce=interrupt)
    assert stubborn.process.returncode == -9
    assert orphans.find(tmp_path) == []


def test_orphans_of_this_folder_are_ended_and_others_left(tmp_path):
    ours = program(tmp_path / "a", "ours", "import time; time.sleep(60)")
    others = program(tmp_path / "b", "others", "import time; time.sleep(60)")
    ours.start()
    others.start()
    try:
        assert orphans.end(tmp_path / "a") == 1
        assert not psutil.pid_exists(ours.process.pid) or ours.ended()
        assert not others.ended()
    finally:
        others.stop()
