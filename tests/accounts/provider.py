"""Another organisation that people sign in with: an OpenID Connect provider on this machine."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import parse_qs, urlsplit

import requests
from oidc_provider_mock import User, app
from werkzeug.serving import make_server

PEOPLE = [
    User(sub="ada", claims={"email": "ada@example.net", "email_verified": True, "name": "Ada L"}),
    User(sub="ana", claims={"email": "ana@example.net", "email_verified": True}),
    User(sub="two-steps", claims={"email": "two@example.net", "acr": "two-factors"}),
    User(sub="one-step", claims={"email": "two@example.net", "acr": "one-factor"}),
]


@contextmanager
def running() -> Iterator[str]:
    """Run the provider; give its address."""
    os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "1"  # this machine only
    server = make_server("127.0.0.1", 0, app(user_claims=PEOPLE), threaded=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def configured(address: str) -> dict:
    """Give what SOCIALACCOUNT_PROVIDERS holds when the environment names this provider."""
    app_settings = {"server_url": address, "oauth_pkce_enabled": True}
    registered = {
        "provider_id": "oidc",
        "name": "Example Login",
        "client_id": "sparks",
        "secret": "a secret between us",
        "settings": app_settings,
    }
    return {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [registered]}}


def consent(authorization_url: str, who: str) -> str:
    """Let somebody sign in over there; give the address that the provider leads back to."""
    query = parse_qs(urlsplit(authorization_url).query)
    assert query["code_challenge_method"] == ["S256"], "PKCE is always on"
    assert query["response_type"] == ["code"]
    sent = {"action": "deny"} if who == "nobody" else {"sub": who}
    answer = requests.post(authorization_url, data=sent, allow_redirects=False, timeout=5)
    location = answer.headers["Location"]
    # RFC 6749, 4.1.2.1: with the state, also when somebody turns back. This provider forgets it.
    return location if "state=" in location else f"{location}&state={query['state'][0]}"
