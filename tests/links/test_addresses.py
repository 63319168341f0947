"""Only the public internet is asked, whatever a name or a redirect says."""

from ipaddress import IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sparks.links.net.addresses import NAT64, NEVER, Net, is_allowed, is_public


def is_named(address) -> bool:
    return any(address in network for network in NEVER if network.version == address.version)


@given(st.ip_addresses(v=4))
def test_ipv4_is_public_as_python_says(address):
    expected = address.is_global and not address.is_multicast and not address.is_reserved
    assert is_public(address) == (expected and not is_named(address))


@given(st.ip_addresses(v=6))
def test_ipv6_is_never_more_public_than_python_says(address):
    if address not in NAT64:
        plain = address.is_global and not address.is_multicast and not address.is_reserved
        assert is_public(address) == (plain and not address.ipv4_mapped and not is_named(address))


@given(st.ip_addresses(v=4))
def test_an_ipv4_address_inside_an_ipv6_one_is_judged_by_itself(inner):
    number = int(inner)
    assert not is_public(IPv6Address((0xFFFF << 32) | number))  # ::ffff:a.b.c.d
    assert not is_public(IPv6Address((0x2002 << 112) | (number << 80)))  # 6to4
    assert is_public(IPv6Address(int(NAT64.network_address) | number)) == is_public(inner)


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0",  # noqa: S104
        "10.1.2.3",
        "100.64.0.1",
        "100.100.100.200",
        "127.0.0.1",
        "127.255.255.254",
        "168.63.129.16",
        "169.254.169.254",
        "172.16.0.1",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.1.1",
        "198.18.0.1",
        "224.0.0.1",
        "239.255.255.250",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:8.8.8.8",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::1",
        "2001:db8::1",
        "2002:7f00:1::",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fec0::1",
        "ff02::1",
    ],
)
def test_what_is_not_public(address):
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.215.14", "2606:4700::1111"])
def test_what_is_public(address):
    assert is_public(ip_address(address))
    assert is_allowed(ip_address(address), 443)
    assert not is_allowed(ip_address(address), 22)


def test_one_private_address_beside_a_public_one_is_enough():
    net = Net(resolve=lambda host, port: ["8.8.8.8", "10.0.0.1"])
    with pytest.raises(PermissionError):
        net.addresses("both.example", 443)


@pytest.mark.parametrize("host", ["2130706433", "0x7f000001", "127.1", "localhost"])
def test_other_ways_to_write_this_machine_are_refused(host):
    with pytest.raises(PermissionError):
        Net().addresses(host, 80)


def test_a_public_address_is_given_as_it_was_found():
    assert Net(resolve=lambda host, port: ["8.8.4.4"]).addresses("dns.example", 443) == ["8.8.4.4"]
