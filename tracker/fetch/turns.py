"""The manners that all conveyors share: few requests at a host, a gap between, so many in all."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary


class Turns:
    """Hands out turns: `per_host` at a time at one host, `in_flight` at a time in all."""

    def __init__(self, per_host: int, gap_s: float, in_flight: int) -> None:
        self.per_host = per_host
        self.gap_s = gap_s
        self.in_flight = in_flight
        self._wires = asyncio.Semaphore(in_flight)
        # A host is forgotten by itself: whoever waits for, has or is about to give back a turn
        # holds its semaphore, and nobody else does.
        self._hosts: WeakValueDictionary[str, asyncio.Semaphore] = WeakValueDictionary()
        self._longer_gaps: dict[str, float] = {}

    @asynccontextmanager
    async def at(self, host: str) -> AsyncIterator[None]:
        """A turn at the host, given back a gap after its end."""
        turn = self._hosts.setdefault(host, asyncio.Semaphore(self.per_host))
        await turn.acquire()
        try:
            async with self._wires:
                yield
        finally:
            asyncio.get_running_loop().call_later(self._gap_s(host), turn.release)

    def next_at(self, host: str) -> float:
        """When a turn at the host that ends now is given back, by the clock of the loop."""
        return asyncio.get_running_loop().time() + self._gap_s(host)

    def slow(self, host: str, gap_s: float) -> None:
        """Leave the host a gap of its own from now on, where it is longer than that of all."""
        self._longer_gaps.pop(host, None)
        if gap_s > self.gap_s:
            self._longer_gaps[host] = gap_s

    def _gap_s(self, host: str) -> float:
        return self._longer_gaps.get(host, self.gap_s)
