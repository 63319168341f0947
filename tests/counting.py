"""How many queries a page costs once the process is warm."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sparks.core import store
from sparks.core.models import Generation


def queries_of(client: Client, url: str, posted: dict | None = None) -> list[str]:
    """Give the statements of the second request for `url`; both must succeed.

    posted: what is sent to it; it is only read when there is nothing.
    """
    ask = client.get if posted is None else client.post
    assert ask(url, posted).status_code == 200
    with CaptureQueriesContext(connection) as captured:
        assert ask(url, posted).status_code == 200
    return [query["sql"] for query in captured]


def queries_after_a_change(client: Client, url: str) -> list[str]:
    """Give the statements of the first request after something public changed anywhere.

    What the process kept of the site before (menus, counts, addresses) is read again with it.
    """
    assert client.get(url).status_code == 200
    Generation.bump()
    store.begin_request()
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return [query["sql"] for query in captured]
