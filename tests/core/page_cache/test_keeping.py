"""Entries, the memory of a process, and the shelf of a host."""

import gzip
import os
import time
from multiprocessing import get_context
from shutil import rmtree
from uuid import UUID

import brotli
import pytest
import zstandard

from sparks.core.page_cache import shelf
from sparks.core.page_cache.bell import Bell
from sparks.core.page_cache.entries import Entry
from sparks.core.page_cache.memory import Memory
from sparks.core.page_cache.shelf import Shelf

STAMP = UUID(int=7)
HEADERS = [
    ("Content-Type", "text/html; charset=utf-8"),
    ("Content-Length", "9999"),
    ("Vary", "Cookie"),
    ("Cache-Control", "no-cache"),
    ("ETag", '"django"'),
]
BODY = "Wörter. ".encode() * 500
READERS = {
    "br": brotli.decompress,
    "zstd": lambda body: zstandard.ZstdDecompressor().decompress(body),
    "gzip": gzip.decompress,
    "": bytes,
}


def key(path: str):
    return "hub.example", path, True, ""


@pytest.fixture
def entry():
    return Entry.made(STAMP, 60.5, HEADERS, BODY)


@pytest.mark.parametrize("encoding", READERS)
def test_every_encoding_says_what_it_is_and_holds_the_same_page(entry, encoding):
    variant = entry.encoded(encoding)
    headers = dict(variant.headers)
    assert len(headers) == len(variant.headers)
    assert READERS[encoding](variant.body) == BODY
    assert headers.get("Content-Encoding", "") == encoding
    assert headers["Content-Length"] == str(len(variant.body))
    assert headers["Vary"] == "Cookie, Accept-Encoding"
    assert "Content-Type" not in dict(variant.unchanged)
    assert dict(variant.unchanged)["ETag"] == headers["ETag"]


def test_each_encoding_has_an_etag_of_its_own_and_any_of_them_is_known_again(entry):
    marks = [dict(entry.encoded(encoding).headers)["ETag"] for encoding in READERS]
    assert len(set(marks)) == len(READERS)
    for mark in [*marks, f"W/{marks[0]}", f'"other", {marks[1]}', "*"]:
        assert entry.is_known_by(mark)
    for mark in ['"django"', '"other"', f'"{entry.digest[:-1]}"']:
        assert not entry.is_known_by(mark)


def test_an_entry_goes_to_another_process_whole(entry):
    assert Entry.unpacked(entry.packet()) == entry


@pytest.mark.parametrize("packet", [b"", b"[]", b"{}\n", b'["x", 1, [], "d"]\n', b"[1]\nrest"])
def test_what_is_no_entry_is_refused(packet):
    with pytest.raises(ValueError):  # noqa: PT011 - several kinds of it
        Entry.unpacked(packet)


def test_memory_lets_go_what_was_asked_for_longest_ago(entry):
    memory = Memory(3 * entry.weight)
    for path in "abc":
        memory.put(key(path), entry)
    assert memory.get(key("a")) is entry
    memory.put(key("d"), entry)
    assert [memory.get(key(path)) is entry for path in "abcd"] == [True, False, True, True]
    assert (len(memory), memory.weight) == (3, 3 * entry.weight)


def test_memory_weighs_an_entry_again_when_it_has_grown(entry):
    memory = Memory(10**6)
    memory.put(key("a"), entry)
    before = memory.weight
    size = len(entry.encoded("gzip").body)
    memory.put(key("a"), entry)
    assert memory.weight == before + size


def test_what_is_larger_than_the_memory_leaves_it_empty(entry):
    memory = Memory(100)
    memory.put(key("a"), entry)
    assert (len(memory), memory.weight) == (0, 0)


def test_a_shelf_keeps_to_its_limit_and_the_newest(tmp_path, entry):
    size = len(entry.packet())
    shelf = Shelf(tmp_path, 4 * size)
    for number in range(12):
        shelf.put(key(str(number)), entry)
        path = max((tmp_path / "entries").iterdir(), key=lambda path: path.stat().st_ctime_ns)
        os.utime(path, (number, number))
    shelf.tidy()
    assert [shelf.get(key(str(number))) for number in (7, 8, 11)] == [None, entry, entry]
    assert len(list((tmp_path / "entries").iterdir())) == 4


def test_a_full_disk_loses_nothing_but_the_sharing(tmp_path, entry):
    shelf = Shelf(tmp_path, 10**6)
    (tmp_path / "entries").rmdir()
    shelf.put(key("a"), entry)
    assert shelf.get(key("a")) is None


def _hold(folder, held, seconds):
    with Shelf(folder, 10**6).alone_with(key("a")):
        held.set()
        time.sleep(seconds)


def test_a_page_is_drawn_by_one_process_at_a_time(tmp_path):
    of = get_context("spawn")
    held = of.Event()
    other = of.Process(target=_hold, args=(tmp_path, held, 0.5))
    other.start()
    assert held.wait(20)
    began = time.monotonic()
    with Shelf(tmp_path, 10**6).alone_with(key("b")):
        assert time.monotonic() - began < 0.4
    with Shelf(tmp_path, 10**6).alone_with(key("a")):
        waited = time.monotonic() - began
    other.join()
    assert 0.3 < waited < 5


def test_a_process_that_stands_still_does_not_stop_the_others(tmp_path, monkeypatch):
    monkeypatch.setattr(shelf, "PATIENCE_SECONDS", 0.3)
    of = get_context("spawn")
    held = of.Event()
    other = of.Process(target=_hold, args=(tmp_path, held, 60))
    other.start()
    assert held.wait(20)
    began = time.monotonic()
    with Shelf(tmp_path, 10**6).alone_with(key("a")):
        waited = time.monotonic() - began
    assert other.is_alive()
    other.kill()
    other.join()
    assert 0.3 <= waited < 5


def test_without_its_folder_pages_are_drawn_all_the_same(tmp_path, entry):
    kept = Shelf(tmp_path, 1)
    rmtree(tmp_path)
    with kept.alone_with(key("a")):
        kept.put(key("a"), entry)
    assert kept.get(key("a")) is None


def test_the_lock_of_a_process_that_was_killed_is_free(tmp_path):
    of = get_context("spawn")
    held = of.Event()
    other = of.Process(target=_hold, args=(tmp_path, held, 60))
    other.start()
    assert held.wait(20)
    other.kill()
    other.join()
    began = time.monotonic()
    with Shelf(tmp_path, 10**6).alone_with(key("a")):
        assert time.monotonic() - began < 1


def test_a_bell_is_heard_by_all_who_share_it(tmp_path):
    mine, theirs = Bell(tmp_path / "bell"), Bell(tmp_path / "bell")
    quiet = theirs.sound()
    assert mine.sound() == quiet
    mine.ring()
    assert theirs.sound() == mine.sound() != quiet
