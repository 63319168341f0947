"""Make the tables, the audience and the mailing; print the mailing's number."""

import sys

import django

if __name__ == "__main__":
    django.setup()

    from newsletter.sending import scratch

    audience, size = map(int, sys.argv[1:])
    scratch.make_tables()
    scratch.fill_subscribers(audience)
    print(scratch.make_mailing(size).pk)
