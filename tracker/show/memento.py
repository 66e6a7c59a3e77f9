"""The versions of a web address as mementos of it (RFC 7089). Pure.

A memento is dated by our own look that first saw it: what an outlet says of its times is a claim.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from urllib.parse import quote

LINK_FORMAT = "application/link-format"

_AS_IT_IS = "%/:=&?~#+!$,;'@()*[]"
"""In an address that stands between `<` and `>`; everything else is percent-encoded."""


@dataclass(frozen=True, slots=True)
class Memento:
    """Where a version can be read, and when it was seen first."""

    address: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Places:
    """An address of an outlet, and where its timegate and its timemap are."""

    original: str
    timegate: str
    timemap: str


def dated(at: datetime) -> str:
    """`Sat, 03 May 2031 12:00:00 GMT`."""
    return format_datetime(at.astimezone(UTC), usegmt=True)


def asked_for(header: str) -> datetime | None:
    """The moment that an `Accept-Datetime` asks for; None for what is no date."""
    try:
        at = parsedate_to_datetime(header[:100])
    except (ValueError, OverflowError):
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def nearest(mementos: Sequence[Memento], at: datetime | None) -> Memento:
    """What stood there at that moment as far as we saw; the first for an earlier one.

    Without a moment it is the latest. The mementos, at least one, are in order of time.
    """
    if at is None:
        return mementos[-1]
    before = [one for one in mementos if one.at <= at]
    return before[-1] if before else mementos[0]


def links(places: Places, mementos: Sequence[Memento]) -> str:
    """The `Link` header of a timegate's answer or of a memento."""
    told = [
        _link(places.original, "original"),
        _link(places.timegate, "timegate"),
        _link(places.timemap, "timemap", type=LINK_FORMAT),
    ]
    if mementos:
        told += [_memento(mementos, index) for index in sorted({0, len(mementos) - 1})]
    return ", ".join(told)


def timemap(places: Places, mementos: Sequence[Memento]) -> str:
    """Every memento of an address, in `application/link-format`."""
    span = {"from": dated(mementos[0].at), "until": dated(mementos[-1].at)}
    told = [
        _link(places.original, "original"),
        _link(places.timemap, "self", type=LINK_FORMAT, **span),
        _link(places.timegate, "timegate"),
        *(_memento(mementos, index) for index in range(len(mementos))),
    ]
    return ",\n".join(told) + "\n"


def _memento(mementos: Sequence[Memento], index: int) -> str:
    first = "first " if index == 0 else ""
    last = "last " if index == len(mementos) - 1 else ""
    one = mementos[index]
    return _link(one.address, f"{first}{last}memento", datetime=dated(one.at))


def _link(address: str, rel: str, **more: str) -> str:
    told = "".join(f'; {name}="{value}"' for name, value in more.items())
    return f'<{quote(address, safe=_AS_IT_IS)}>; rel="{rel}"{told}'
