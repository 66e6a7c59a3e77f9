"""Asks on their way, side by side: a line a host, and nothing waits but for its own host."""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable
from itertools import islice
from typing import Generic, TypeVar

from tracker.errors import FetchError
from tracker.fetch.manners import Manners
from tracker.fetch.turns import Turns
from tracker.fetch.visit import Visit, begin
from tracker.models.values import Answer, Ask

Outcome = Answer | FetchError
Errand = TypeVar("Errand")
"""What the asker wants an outcome for; it is handed back with it, and nobody else looks at it."""

# Outcomes that may wait for their reader: with those that the workers hold, all that a slow
# reader keeps in memory. Room is made for several at once, since waking the loop is a system call.
ROOM = 32
ROOM_STEP = 8

# Asks taken in before the loop does other work: parsing one address takes about 0.1 ms.
INTAKE = 16


class Conveyor(Generic[Errand]):
    """The lines of all hosts, on the loop that it runs on. Asks are added while it runs.

    A host's visits wait in its line. A lane is the right to take the next one of a line; a host
    has at most `per_host`. A lane whose gap is over stands in one queue, and a few workers take
    lanes from there, so that a waiting host costs neither a worker nor a connection.
    """

    def __init__(
        self, manners: Manners, turns: Turns, deliver: Callable[[Errand, Outcome], None]
    ) -> None:
        """Each outcome goes to `deliver`, which must not block, in the order of arrival."""
        self._manners = manners
        self._turns = turns
        self._deliver_to = deliver
        self._room = asyncio.Semaphore(ROOM)
        self._asked: asyncio.Queue[Iterable[tuple[Errand, Ask]]] = asyncio.Queue()
        self._lines: defaultdict[str, deque[tuple[Errand, Visit]]] = defaultdict(deque)
        self._lane_count: Counter[str] = Counter()
        self._ready: asyncio.Queue[str] = asyncio.Queue()
        self._workers = 0

    async def run(self) -> None:
        """Works until it is cancelled: the asker knows how many outcomes there are to be."""
        async with asyncio.TaskGroup() as group:
            while True:
                asked = iter(await self._asked.get())
                while some := list(islice(asked, INTAKE)):
                    for errand, ask in some:
                        self._employ(group)
                        await self._take_in(errand, ask)
                    await asyncio.sleep(0)

    def add(self, asked: Iterable[tuple[Errand, Ask]]) -> None:
        """Line these up, behind what is there."""
        self._asked.put_nowait(asked)

    def make_room(self, places: int) -> None:
        """The reader has done with so many more outcomes."""
        for _ in range(places):
            self._room.release()

    def _employ(self, group: asyncio.TaskGroup) -> None:
        if self._workers < self._turns.in_flight:
            self._workers += 1
            group.create_task(self._work())

    async def _take_in(self, errand: Errand, ask: Ask) -> None:
        try:
            self._line_up(errand, begin(ask, self._manners.limits.timeout_s))
        except FetchError as error:
            await self._deliver(errand, error)

    async def _work(self) -> None:
        while True:
            host = await self._ready.get()
            if not self._lines[host]:
                self._close_lane(host)
                continue
            errand, visit = self._lines[host].popleft()
            if refusal := self._manners.refusal(visit):
                self._ready.put_nowait(host)  # nothing was asked, so there is no gap
                await self._deliver(errand, refusal)
                continue
            async with self._turns.at(host):
                outcome = await self._look(visit)
            if isinstance(outcome, Visit):
                self._line_up(errand, outcome)
            self._leave(host)
            if not isinstance(outcome, Visit):
                await self._deliver(errand, outcome)

    async def _look(self, visit: Visit) -> Visit | Outcome:
        try:
            return await self._manners.step(visit)
        except FetchError as error:
            return error

    async def _deliver(self, errand: Errand, outcome: Outcome) -> None:
        await self._room.acquire()
        self._deliver_to(errand, outcome)

    def _line_up(self, errand: Errand, visit: Visit) -> None:
        self._lines[visit.host].append((errand, visit))
        if self._lane_count[visit.host] < self._turns.per_host:
            self._lane_count[visit.host] += 1
            self._ready.put_nowait(visit.host)

    def _leave(self, host: str) -> None:
        if self._lines[host]:
            asyncio.get_running_loop().call_at(
                self._turns.next_at(host), self._ready.put_nowait, host
            )
        else:
            self._close_lane(host)

    def _close_lane(self, host: str) -> None:
        self._lane_count[host] -= 1
        if not self._lane_count[host]:
            del self._lane_count[host], self._lines[host]
