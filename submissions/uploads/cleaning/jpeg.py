"""Taking out of a JPEG inside another file what a camera wrote, without touching the picture."""

import re

START, END, SCAN = 0xD8, 0xD9, 0xDA
JFIF, ADOBE = 0xE0, 0xEE
METADATA = range(0xE0, 0xFF)  # of applications, extensions, comments
# What readers of colours need: that it is JFIF (here without a small picture), and Adobe's word on
# how the colours are mixed. Profiles of a picture inside a PDF count for nothing.
PLAIN_JFIF = bytes.fromhex("ffe0 0010 4a46494600 0102 00 0001 0001 00 00")
ADOBE_BYTES = 12
# In a scan, FF means itself before 00, a restart before D0 to D7, and filling before FF.
IN_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")


def without_metadata(data: bytes) -> bytes:
    """Give a JPEG without what applications wrote; raises ValueError for anything else.

    What stands behind the end of the picture, as a second one with data of its own, is cut off.
    """
    if data[:2] != bytes([0xFF, START]):
        raise ValueError("This is no JPEG.")
    kept, place = [data[:2]], 2
    has_picture = False
    while place + 2 <= len(data):
        if data[place] != 0xFF:
            raise ValueError("A segment is missing.")
        marker = data[place + 1]
        if marker == 0xFF:
            place += 1
            continue
        if marker == END:
            break
        end = place + 2 + int.from_bytes(data[place + 2 : place + 4], "big")
        kept.append(_plain(marker, data[place:end]))
        if marker == SCAN:
            found, begin = IN_SCAN.search(data, end), end
            end = found.start() if found else len(data)
            kept.append(data[begin:end])
            has_picture = True
        place = end
    if not has_picture:
        raise ValueError("The picture is missing.")
    return b"".join([*kept, bytes([0xFF, END])])


def _plain(marker: int, segment: bytes) -> bytes:
    """Give what may stay of a segment, which is all of one that belongs to the picture."""
    if marker == JFIF and segment[4:9] == b"JFIF\0":
        return PLAIN_JFIF
    if marker == ADOBE and segment[4:9] == b"Adobe" and len(segment) >= 4 + ADOBE_BYTES:
        return bytes([0xFF, ADOBE, 0, 2 + ADOBE_BYTES]) + segment[4 : 4 + ADOBE_BYTES]
    return b"" if marker in METADATA else segment
