"""The answers that a process holds, as many as fit."""

from collections import OrderedDict
from contextlib import suppress
from threading import Lock

from .entries import Entry
from .keys import Key


class Memory:
    """Entries by their key, up to `limit` bytes; those asked for longest ago go first."""

    def __init__(self, limit: int):
        self.limit = limit
        self.weight = 0
        self._entries: OrderedDict[Key, tuple[Entry, int]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Key) -> Entry | None:
        """Give the entry with this key, which thereby is the latest that was asked for."""
        found = self._entries.get(key)
        if found is None:
            return None
        with suppress(KeyError):  # another thread may just have let it go
            self._entries.move_to_end(key)
        return found[0]

    def put(self, key: Key, entry: Entry) -> None:
        """Hold an entry, or weigh it again; let others go until all fit."""
        weight = entry.weight
        with self._lock:
            _, before = self._entries.pop(key, (None, 0))
            self.weight += weight - before
            self._entries[key] = entry, weight
            while self.weight > self.limit:
                _, (_, gone) = self._entries.popitem(last=False)
                self.weight -= gone

    def __len__(self) -> int:
        return len(self._entries)
