"""One round of asks, side by side: who is next, so that no host is hurried and none waits idly."""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict, deque
from collections.abc import Sequence
from itertools import count
from queue import SimpleQueue

from tracker.errors import FetchError
from tracker.fetch.client import Client
from tracker.fetch.turns import Turns, wait_until
from tracker.fetch.visit import Visit, begin
from tracker.models.values import Answer, Ask

Outcome = Answer | FetchError

# Outcomes that may wait for their reader: with those that the workers hold, all that a slow
# reader keeps in memory. Room is made for several at once, since waking the loop is a system call.
ROOM = 32
ROOM_STEP = 8

# Asks taken in before the loop does other work: parsing one address takes about 0.1 ms.
INTAKE = 16


class Round:
    """Some asks, each looked at once; what they came to is in `outbox` in the order of arrival.

    A host's visits wait in its line. A lane is the right to take the next one of a line; a host
    has at most `per_host`. Lanes lie in one queue by the time at which their gap is over, and a
    few workers walk them, so that a waiting host costs neither a worker nor a connection.
    """

    def __init__(self, asks: Sequence[Ask], client: Client, turns: Turns) -> None:
        self.outbox: SimpleQueue[tuple[Ask, Outcome] | None] = SimpleQueue()
        self._asks = asks
        self._client = client
        self._turns = turns
        self._room = asyncio.Semaphore(ROOM)
        self._lines: defaultdict[str, deque[Visit]] = defaultdict(deque)
        self._lane_count: Counter[str] = Counter()
        self._lanes: asyncio.PriorityQueue[tuple[float, int, str]] = asyncio.PriorityQueue()
        self._order = count()

    async def run(self) -> None:
        """Works until it is cancelled: the reader knows how many outcomes there are to be."""
        async with asyncio.TaskGroup() as group:
            for _ in range(min(self._turns.in_flight, len(self._asks))):
                group.create_task(self._work())
            for number, ask in enumerate(self._asks):
                await self._take_in(ask)
                if number % INTAKE == 0:
                    await asyncio.sleep(0)

    def make_room(self) -> None:
        """The reader has taken ROOM_STEP more outcomes."""
        for _ in range(ROOM_STEP):
            self._room.release()

    async def _take_in(self, ask: Ask) -> None:
        try:
            self._line_up(begin(ask, self._client.limits.timeout_s))
        except FetchError as error:
            await self._deliver(ask, error)

    async def _work(self) -> None:
        while True:
            visit = await self._next()
            async with self._turns.at(visit.host):
                outcome = await self._look(visit)
            self._leave(visit.host)
            if isinstance(outcome, Visit):
                self._line_up(outcome)
            else:
                await self._deliver(visit.ask, outcome)

    async def _next(self) -> Visit:
        while True:
            ready_at, _, host = await self._lanes.get()
            await wait_until(ready_at)
            if line := self._lines[host]:
                return line.popleft()
            self._close_lane(host)

    async def _look(self, visit: Visit) -> Visit | Outcome:
        try:
            return await self._client.step(visit)
        except FetchError as error:
            return error

    async def _deliver(self, ask: Ask, outcome: Outcome) -> None:
        await self._room.acquire()
        self.outbox.put((ask, outcome))

    def _line_up(self, visit: Visit) -> None:
        self._lines[visit.host].append(visit)
        if self._lane_count[visit.host] < self._turns.per_host:
            self._lane_count[visit.host] += 1
            self._open_lane(visit.host, ready_at=0)

    def _leave(self, host: str) -> None:
        if self._lines[host]:
            self._open_lane(host, ready_at=self._turns.next_at())
        else:
            self._close_lane(host)

    def _open_lane(self, host: str, ready_at: float) -> None:
        self._lanes.put_nowait((ready_at, next(self._order), host))

    def _close_lane(self, host: str) -> None:
        self._lane_count[host] -= 1
        if not self._lane_count[host]:
            del self._lane_count[host], self._lines[host]
