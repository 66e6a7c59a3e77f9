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

    @asynccontextmanager
    async def at(self, host: str) -> AsyncIterator[None]:
        """A turn at the host, given back `gap_s` after its end."""
        turn = self._hosts.setdefault(host, asyncio.Semaphore(self.per_host))
        await turn.acquire()
        try:
            async with self._wires:
                yield
        finally:
            asyncio.get_running_loop().call_later(self.gap_s, turn.release)

    def next_at(self) -> float:
        """When a turn that ends now is given back, by the clock of the loop."""
        return asyncio.get_running_loop().time() + self.gap_s
