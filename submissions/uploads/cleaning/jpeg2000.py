"""Taking out of a JPEG 2000 picture inside a PDF what a camera wrote, as `jpeg` does."""

SIGNATURE = bytes.fromhex("0000000c 6a502020 0d0a870a")
# What describes the picture and the picture itself; XML, UUIDs, rights and the like are left out.
KEPT = {b"jP  ", b"ftyp", b"rreq", b"jp2h", b"jp2c"}
HEADER = {b"ihdr", b"bpcc", b"colr", b"pclr", b"cmap", b"cdef"}
START, COMMENT, TILE, DATA, END = b"\xff\x4f", b"\xff\x64", b"\xff\x90", b"\xff\x93", b"\xff\xd9"


def without_metadata(data: bytes) -> bytes:
    """Give a JPEG 2000 picture without metadata; raises ValueError for anything else."""
    if data.startswith(START):
        return _codestream(data)
    if not data.startswith(SIGNATURE):
        raise ValueError("This is no JPEG 2000.")
    boxes = dict.fromkeys(KEPT, b"")
    for kind, content in _boxes(data):
        if kind not in KEPT or boxes[kind]:
            continue
        if kind == b"jp2c":
            content = _codestream(content)
        elif kind == b"jp2h":
            inner = [(name, each) for name, each in _boxes(content) if name in HEADER]
            content = b"".join(_box(name, each) for name, each in inner)
        boxes[kind] = _box(kind, content)
    if not boxes[b"jp2c"]:
        raise ValueError("The picture is missing.")
    return b"".join(boxes[kind] for kind in (b"jP  ", b"ftyp", b"rreq", b"jp2h", b"jp2c"))


def _boxes(data: bytes):
    """Give (kind, content) of the boxes that stand one after the other."""
    place = 0
    while place + 8 <= len(data):
        length, head = int.from_bytes(data[place : place + 4], "big"), 8
        kind = data[place + 4 : place + 8]
        if length == 1:
            length, head = int.from_bytes(data[place + 8 : place + 16], "big"), 16
        length = length or len(data) - place  # 0: up to the end
        if length < head or place + length > len(data):
            raise ValueError("A box is longer than the picture.")
        yield kind, data[place + head : place + length]
        place += length


def _box(kind: bytes, content: bytes) -> bytes:
    return (len(content) + 8).to_bytes(4, "big") + kind + content


def _codestream(data: bytes) -> bytes:
    """Give a codestream whose comments say nothing, cut off where it ends.

    Comments are overwritten rather than taken out: places are counted in bytes elsewhere.
    """
    made, place = bytearray(data), 2
    while place < len(made) and made[place : place + 2] != END:
        tile = place
        place = _silenced(made, place)
        length = int.from_bytes(made[tile + 6 : tile + 10], "big")
        if made[tile : tile + 2] != TILE:
            continue
        end = tile + length if length else len(made) - len(END)
        while made[place : place + 2] != DATA:
            place = _silenced(made, place)
        if not place < end <= len(made):
            raise ValueError("A tile is longer than the picture.")
        place = end
    return bytes(made[: place + 2])


def _silenced(data: bytearray, place: int) -> int:
    """Overwrite the segment at `place` if it is a comment; give where the next one begins."""
    length = int.from_bytes(data[place + 2 : place + 4], "big")
    end = place + 2 + length
    if data[place : place + 1] != b"\xff" or length < 2 or end > len(data):
        raise ValueError("A segment is missing.")
    if data[place : place + 2] == COMMENT:
        data[place + 6 : end] = bytes(max(0, end - place - 6))
    return end
