"""Which addresses of the internet we may connect to, and how names become addresses."""

import socket
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

Address = IPv4Address | IPv6Address

PORTS = {80, 443}
# Not public, though `is_global` of some Pythons says so, or public and still nobody's website.
NEVER = [
    ip_network(each)
    for each in (
        "192.88.99.0/24",  # relays of 6to4
        "168.63.129.16/32",  # the cloud's own services, at Azure
        "64:ff9b:1::/48",  # local translation to IPv4 (RFC 8215)
        "2001::/32",  # Teredo: an IPv4 address inside
        "2002::/16",  # 6to4: an IPv4 address inside
        "3fff::/20",  # documentation (RFC 9637)
        "5f00::/16",  # segment routing (RFC 9602)
        "fec0::/10",  # site-local (RFC 3879)
    )
]
NAT64 = ip_network("64:ff9b::/96")


def is_public(address: Address) -> bool:
    """Say whether an address belongs to the public internet and to one machine.

    Private, loopback, link-local, multicast and reserved ones do not, nor do those of the machine
    rooms' metadata services, however they are written.
    """
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            return False  # no name leads to these honestly
        if address in NAT64:
            return is_public(IPv4Address(int(address) & 0xFFFFFFFF))
    if any(address in network for network in NEVER if network.version == address.version):
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def resolve(host: str, port: int) -> list[str]:
    """Give the addresses a name has now; raises OSError when it has none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


def is_allowed(address: Address, port: int) -> bool:
    """Say whether we may connect: a public address, at a port of the web."""
    return port in PORTS and is_public(address)


@dataclass(frozen=True)
class Net:
    """How names become addresses, and which of them may be connected to."""

    resolve: Callable[[str, int], list[str]] = resolve
    allows: Callable[[Address, int], bool] = is_allowed

    def addresses(self, host: str, port: int) -> list[str]:
        """Give the addresses of a name; raises PermissionError when any of them is not allowed.

        Any, not all: a name that has a private address beside a public one means no good.
        """
        found = self.resolve(host, port)
        if not all(self.allows(ip_address(each), port) for each in found):
            raise PermissionError(f"{host} has an address that is not public.")
        return found


INTERNET = Net()
