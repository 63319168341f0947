"""What must hold before anything starts; each failed check is a sentence that says what to do."""

import os
import shutil
import socket
import sys

import psutil

from sparks.local.trouble import Trouble


def platform_is_supported() -> None:
    """Raise Trouble on systems for which the two servers have no wheels."""
    if sys.platform not in ("linux", "darwin"):
        raise Trouble("The local servers run on Linux and macOS. On Windows, work inside WSL 2.")
    if os.geteuid() == 0 and not shutil.which("setpriv"):
        raise Trouble("PostgreSQL refuses to run as root. Run the same command as ordinary user.")


def port_is_free(port: int) -> None:
    """Raise Trouble when something listens on `port` of this machine, naming it if that is seen."""
    if not 1 <= port <= 65535:
        raise Trouble(f"{port} is no port. Choose one from 1024 to 65535: make run PORT=8001")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except PermissionError:
            raise Trouble(f"Port {port} needs root. Choose one above 1023, like 8001.") from None
        except OSError:
            raise Trouble(
                f"Port {port} is taken{_by_whom(port)}. Stop what uses it, or choose another: "
                f"make run PORT={free_port()}"
            ) from None


def free_port() -> int:
    """Give a TCP port that nothing listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _by_whom(port: int) -> str:
    for process in psutil.process_iter(["name"]):
        try:
            listening = [c for c in process.net_connections("tcp") if c.status == "LISTEN"]
        except psutil.Error:
            continue
        if any(connection.laddr.port == port for connection in listening):
            return f" by {process.info['name']} (process {process.pid})"
    return ""
