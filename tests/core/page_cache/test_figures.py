"""Operators see what the page cache did."""

import os

import pytest
from django.core.management import CommandError, call_command

from sparks.core.page_cache.figures import Figures, of_host

ENDED = "999999999"  # no process has such a number


def test_the_figures_of_a_host_are_those_of_its_processes(tmp_path):
    Figures(hits=3, renders=1, entries=1, bytes=10).write(tmp_path)
    (tmp_path / str(os.getpid())).rename(tmp_path / ENDED)
    Figures(hits=4, shared=2, entries=5, bytes=20).write(tmp_path)
    assert of_host(tmp_path) == Figures(hits=7, shared=2, renders=1, entries=5, bytes=20)


def test_a_command_prints_them(tmp_path, capsys):
    Figures(hits=6, shared=2, renders=2, bytes=3 * 1024**2).write(tmp_path / "figures")
    call_command("page_cache", folder=str(tmp_path))
    lines = [line.split(maxsplit=1) for line in capsys.readouterr().out.splitlines()]
    said = {name: value for value, name in lines}
    assert said["from this process's memory"] == "6"
    assert said["megabytes in memory, all processes"] == "3.0"
    assert said["share of kept pages that nobody had to draw"] == "80.0%"


@pytest.mark.parametrize("folder", ["", "/nowhere"])
def test_without_a_cache_it_says_so(folder):
    with pytest.raises(CommandError, match="no page cache"):
        call_command("page_cache", folder=folder)
