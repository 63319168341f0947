"""Bringing projects along from CORDIS, the EU's open data on its research programmes.

From the bytes up: `files` finds the tables of a dump, `csv_rows` and `json_rows` read them,
`searching` keeps what was asked for, `values` and `records` make sense of it, `organisations` finds
who is known already, `planning` says what would change, and `applying` does it.
"""
