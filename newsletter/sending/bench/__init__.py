"""Measuring the sending engine in a database of its own: `manage.py bench_newsletter`."""
