from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import ConfigError
from tracker.fetch.addresses import border, is_public, without_wrapping

PUBLIC = """
    8.8.8.8  93.184.216.34  100.63.255.255  100.128.0.0  172.15.255.255  172.32.0.0  192.0.1.1
    198.17.255.255  198.20.0.0  223.255.255.255  168.63.129.15  168.63.129.17
    2606:4700::1  2a00:1450:4001::200e  2001:4860:4860::8888  2620:4f:8000::1
    ::ffff:8.8.8.8  64:ff9b::808:808  2002:808:808::1
"""

# Each leads inside, whatever it looks like: private and shared networks, this machine, the
# metadata services of clouds, documentation, multicast, and IPv4 addresses wrapped in IPv6.
INSIDE = """
    0.0.0.0  0.1.2.3  10.0.0.1  100.64.0.1  100.100.100.200  127.0.0.1  127.255.255.254
    169.254.169.254  172.16.0.1  172.31.255.255  192.0.0.1  192.0.0.192  192.0.2.1  192.88.99.1
    192.168.1.1  198.18.0.1  198.19.255.255  198.51.100.1  203.0.113.1  224.0.0.1  239.1.1.1
    240.0.0.1  255.255.255.255  168.63.129.16
    ::  ::1  ::127.0.0.1  ::8.8.8.8  ::ffff:127.0.0.1  ::ffff:10.0.0.1  ::ffff:0:127.0.0.1
    64:ff9b::7f00:1  64:ff9b::a00:1  64:ff9b:1::7f00:1  64:ff9b:1::808:808  100::1  1000::1
    2001::1  2001:2::1  2001:10::1  2001:20::1  2001:1ff::1  2001:db8::1  2002:7f00:1::
    2002:a00:1::1  3fff::1  4000::1  5f00::1  fc00::1  fd00:ec2::254  fe80::1  fe80::1%eth0
    fec0::1  ff02::1
"""


@pytest.mark.parametrize("text", PUBLIC.split())
def test_public_addresses_may_be_dialled(text: str) -> None:
    assert is_public(ip_address(text))
    assert border(()).permits(text)


@pytest.mark.parametrize("text", INSIDE.split())
def test_addresses_that_lead_inside_may_not(text: str) -> None:
    assert not is_public(ip_address(text))
    assert not border(()).permits(text)


@pytest.mark.parametrize("text", ["", "localhost", "127.1", "0x7f.1", "2130706433", "1.2.3.4.5"])
def test_what_is_no_address_may_not_be_dialled(text: str) -> None:
    assert not border(["0.0.0.0/0"]).permits(text)


@given(st.ip_addresses(v=4))
def test_nothing_private_to_the_standard_library_is_public_to_us(address: IPv4Address) -> None:
    assert not (is_public(address) and not address.is_global)


@given(st.ip_addresses(v=4))
def test_an_address_stays_what_it_is_when_wrapped(address: IPv4Address) -> None:
    number = int(address)
    wrapped = [
        IPv6Address((0xFFFF << 32) | number),
        IPv6Address((0x0064_FF9B << 96) | number),
        IPv6Address((0x2002 << 112) | (number << 80)),
    ]
    assert [without_wrapping(one) for one in wrapped] == [address] * 3
    assert {is_public(one) for one in wrapped} == {is_public(address)}


@given(st.ip_addresses(v=6))
def test_every_other_ipv6_address_is_itself(address: IPv6Address) -> None:
    assert without_wrapping(without_wrapping(address)) == without_wrapping(address)


@pytest.mark.parametrize(
    ("networks", "text", "permitted"),
    [
        (["127.0.0.0/8"], "127.0.0.1", True),
        (["127.0.0.0/8"], "::ffff:127.0.0.1", True),
        (["127.0.0.0/8"], "::1", False),
        (["127.0.0.0/8"], "10.0.0.1", False),
        (["10.1.2.3"], "10.1.2.3", True),
        (["10.1.2.3"], "10.1.2.4", False),
        (["10.1.2.3/8"], "10.9.9.9", True),
        (["::1", "fd00::/8"], "::1", True),
        (["::1", "fd00::/8"], "fd12::1", True),
        (["127.0.0.0/8"], "8.8.8.8", True),
    ],
)
def test_private_networks_can_be_let_through(
    networks: list[str], text: str, permitted: bool
) -> None:
    assert border(networks).permits(text) is permitted


@pytest.mark.parametrize("text", ["10.0.0.0/33", "localhost", "", "10.*"])
def test_a_text_that_is_no_network_is_told(text: str) -> None:
    with pytest.raises(ConfigError, match="is not a network"):
        border([text])
