"""The exact page cache in front of Django (docs/decisions/page-cache.md).

A page that was drawn for one visitor answers the next ones until anything a visitor can see
changes anywhere on the site. Nothing is removed by its address, so nothing can be forgotten.

app.py      the WSGI layer: looks pages up, has them drawn once, serves stale ones on failure
keys.py     which requests may share an answer, and which answers may be kept
entries.py  a finished answer, in the encodings that browsers take
memory.py   the answers that this process holds, bounded
shelf.py    the answers of all processes of a host, and one render at a time for a page
truth.py    which generation of the site is the present one
bell.py     rung on the host after each commit, so that nobody has to ask PostgreSQL all the time
watch.py    hears commits of other hosts and rings the bell for them
figures.py  hits, misses, renders and stale answers
"""
