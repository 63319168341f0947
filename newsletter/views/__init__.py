"""The subscriber's pages."""

from .address import ask_for_address, cancel_address, confirm_address
from .leaving import come_back, erase, erased, one_click, unsubscribe
from .link import send_link
from .settings import download, pause, preferences, resume
from .signing_up import confirm, sign_up

__all__ = [
    "ask_for_address",
    "cancel_address",
    "come_back",
    "confirm",
    "confirm_address",
    "download",
    "erase",
    "erased",
    "one_click",
    "pause",
    "preferences",
    "resume",
    "send_link",
    "sign_up",
    "unsubscribe",
]
