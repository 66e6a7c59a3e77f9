"""How often a stranger's address may be asked whether it wants our mails. Pure.

Whoever asks for a watch may name any address. A mail that asks back is one mail too many for
somebody who never came here, so there are few of them, however many ask.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence
from datetime import datetime, timedelta

BETWEEN = timedelta(days=1)
"""Between two mails that ask one address; the second one may be for who lost the first."""

EVER = 3
"""Mails that ask one address and are never answered: it wants none."""

KEPT = timedelta(hours=48)
"""How long a watch waits for its reader's yes; then it was never asked for."""

WAITING = 20
"""Watches of one address that wait for a yes at a time: as many as fit on one page."""

AN_HOUR = timedelta(hours=1)
BY_ONE = 20
"""Addresses that one client may have asked within AN_HOUR: a desk's people behind one router."""

_ONE_MAILBOX = {"googlemail.com": "gmail.com"}


def may_ask(unanswered: Sequence[datetime], now: datetime) -> bool:
    """Whether an address may be asked again; `unanswered` is when it was, in vain so far."""
    return len(unanswered) < EVER and all(now - asked >= BETWEEN for asked in unanswered)


def mailbox(address: str) -> str:
    """One name for all spellings that likely reach one mailbox; to count by, never to send to.

    `address` is one that mail can be sent to, its domain in ASCII.
    """
    local, _, domain = address.lower().rpartition("@")
    plain = local.partition("+")[0].replace(".", "") or local
    domain = domain.rstrip(".")
    return f"{plain}@{_ONE_MAILBOX.get(domain, domain)}"


def client_of(peer: str, forwarded: str = "") -> str:
    """Who asks: an address, or for IPv6 the network of one customer.

    A peer from our own network is a proxy, and the last that `forwarded` (X-Forwarded-For) names is
    whom it saw; a peer from elsewhere may write there what it likes.
    """
    seen = _address(peer)
    if seen is None or seen.is_private:
        seen = _address(forwarded.rpartition(",")[2].strip()) or seen
    if isinstance(seen, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((seen, 64), strict=False))
    return str(seen or "")


def _address(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        found = ipaddress.ip_address(text)
    except ValueError:
        return None
    mapped = found.ipv4_mapped if isinstance(found, ipaddress.IPv6Address) else None
    return mapped or found
