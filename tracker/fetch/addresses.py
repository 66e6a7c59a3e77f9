"""Which addresses belong to the public internet, and which this tracker must never dial. Pure.

The table is our own: `ipaddress.is_global` of Python 3.11 calls several addresses global that lead
inside (NAT64, 6to4 and IPv4-compatible forms of private ones, `168.63.129.16`, `fec0::/10`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)

from tracker.errors import ConfigError

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

# The IANA IPv4 special-purpose registry, multicast and the reserved block; and one more.
CLOSED_V4 = tuple(
    IPv4Network(text)
    for text in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
        "168.63.129.16/32",  # not in the registry: the host agent of every Azure machine
    )
)

# All of IPv6 that IANA has given out for the internet, and what of it leads elsewhere.
OPEN_V6 = IPv6Network("2000::/3")
CLOSED_V6 = tuple(
    IPv6Network(text)
    for text in (
        "2001::/23",  # protocol assignments, Teredo among them
        "2001:db8::/32",  # documentation
        "3fff::/20",  # documentation
    )
)
NAT64 = IPv6Network("64:ff9b::/96")


def is_public(address: Address) -> bool:
    """True when the address, and any IPv4 address inside it, lies on the public internet."""
    bare = without_wrapping(address)
    if isinstance(bare, IPv4Address):
        return not any(bare in network for network in CLOSED_V4)
    return bare in OPEN_V6 and not any(bare in network for network in CLOSED_V6)


def without_wrapping(address: Address) -> Address:
    """The IPv4 address that a mapped, 6to4 or NAT64 address leads to; any other as it is."""
    if isinstance(address, IPv4Address):
        return address
    if address in NAT64:
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return address.ipv4_mapped or address.sixtofour or address


@dataclass(frozen=True, slots=True)
class Border:
    """Decides which addresses may be dialled: public ones, and the private ones let through."""

    let_through: tuple[Network, ...] = ()

    def permits(self, text: str) -> bool:
        """True when the numeric address may be dialled; False too for what is no address."""
        try:
            address = ip_address(text)
        except ValueError:
            return False
        bare = without_wrapping(address)
        return is_public(address) or any(bare in network for network in self.let_through)


def border(allow_private: Iterable[str]) -> Border:
    """The border with these private networks let through, each as `10.0.0.0/8` or one address.

    Raises ConfigError for a text that is no network.
    """
    return Border(tuple(_network(text) for text in allow_private))


def is_number(host: str) -> bool:
    """Whether a host is an IP address, and no name."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _network(text: str) -> Network:
    try:
        return ip_network(text, strict=False)
    except ValueError as error:
        raise ConfigError(f"allow_private: {text!r} is not a network such as 10.0.0.0/8") from error
