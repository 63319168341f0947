"""How many queries a page costs once the process is warm."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def queries_of(client: Client, url: str, posted: dict | None = None) -> list[str]:
    """Give the statements of the second request for `url`; both must succeed.

    posted: what is sent to it; it is only read when there is nothing.
    """
    ask = client.get if posted is None else client.post
    assert ask(url, posted).status_code == 200
    with CaptureQueriesContext(connection) as captured:
        assert ask(url, posted).status_code == 200
    return [query["sql"] for query in captured]
