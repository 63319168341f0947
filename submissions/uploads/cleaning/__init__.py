"""Making a file anew from what may stay in it.

This package runs in a process of its own (see `run`), without Django, without the site's settings
and secrets, and with little time and memory: what it opens may have been written to break it.
"""
