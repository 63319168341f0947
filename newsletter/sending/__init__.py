"""Sending an issue so that each gets it at most once and nobody is left out silently.

releasing    what is due: its audience is frozen (freezing), its letters go out
pumping      one worker at one mailing for half a minute: claim, prepare, fence, hand over
ledger       the worker's statements, on the one session that holds its lock
docs/decisions/newsletter-sending.md says why it is right.
"""
