"""What a reader can do about a watch, as links that a mail carries. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from tracker.alert.message.clean import web_address
from tracker.alert.tokens import sign

Purpose = Literal["confirm", "pause", "daily", "stop", "mine"]
"""What a link is good for, and nothing else: to say yes, to rest a day, to change to a daily
digest, to end one watch; `mine` shows all watches of the address."""

_ADDRESS = 1_000


@dataclass(frozen=True, slots=True)
class Ways:
    """Web addresses by which the reader of a letter acts on the watch behind it.

    Each is empty where this desk has no pages, `daily` in a digest too.
    """

    pause: str = ""
    daily: str = ""
    stop: str = ""
    mine: str = ""

    def named(self) -> Iterator[tuple[str, str]]:
        """What each does, in words, with its address."""
        named = (
            ("Pause a day", self.pause),
            ("Only daily", self.daily),
            ("Stop", self.stop),
            ("My watches", self.mine),
        )
        return ((name, address) for name, address in named if address)


NO_WAYS = Ways()


def link(base_url: str, key: bytes, purpose: Purpose, watch_id: int) -> str:
    """The page that does this one thing; empty without a `base_url` that leads into the web."""
    site = web_address(base_url, _ADDRESS).rstrip("/")
    return f"{site}/watches/{purpose}/{sign(key, purpose, watch_id)}" if site else ""


def ways_of(base_url: str, key: bytes, watch_id: int, how: str) -> Ways:
    """What the reader of a watch can do that is told `how`."""
    return Ways(
        pause=link(base_url, key, "pause", watch_id),
        daily=link(base_url, key, "daily", watch_id) if how == "at_once" else "",
        stop=link(base_url, key, "stop", watch_id),
        mine=link(base_url, key, "mine", watch_id),
    )


def unsubscribing(ways: Ways) -> Iterator[tuple[str, str]]:
    """The headers by which a mail reader shows a button to stop: RFC 2369 and, over TLS, 8058."""
    if ways.stop:
        yield "List-Unsubscribe", f"<{ways.stop}>"
    if ways.stop.lower().startswith("https://"):
        yield "List-Unsubscribe-Post", "List-Unsubscribe=One-Click"
