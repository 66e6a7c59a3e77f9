"""The loop that lives in a thread of its own, so that connections are kept between calls."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager, suppress
from threading import Thread

from tracker.errors import FetchError
from tracker.fetch.client import Client
from tracker.fetch.rounds import ROOM_STEP, Outcome, Round
from tracker.fetch.turns import Turns
from tracker.models.values import Ask


class Resident:
    """A running loop with a client on it; rounds are handed in from any thread."""

    def __init__(self, opening: AbstractAsyncContextManager[Client], turns: Turns) -> None:
        self._opening = opening
        self._turns = turns
        self._closing = asyncio.Event()
        self._started: Future[tuple[asyncio.AbstractEventLoop, Client]] = Future()
        # A daemon: a program that ends without `close` must not wait for outlets.
        self._thread = Thread(target=self._live, name="fetch", daemon=True)
        self._thread.start()
        self._loop, self._client = self._started.result()

    def outcomes(self, asks: Sequence[Ask]) -> Iterator[tuple[Ask, Outcome]]:
        """What each ask came to, as it arrives; closing the iterator drops what is left."""
        on_the_way = Round(asks, self._client, self._turns)
        run = asyncio.run_coroutine_threadsafe(on_the_way.run(), self._loop)
        run.add_done_callback(lambda _: on_the_way.outbox.put(None))
        try:
            for number in range(1, len(asks) + 1):
                found = on_the_way.outbox.get()
                if found is None:
                    raise _ended(run)
                if number % ROOM_STEP == 0:
                    with suppress(RuntimeError):  # the loop has ended: nobody waits for room
                        self._loop.call_soon_threadsafe(on_the_way.make_room)
                yield found
        finally:
            run.cancel()

    def close(self) -> None:
        """Drops what is under way, closes the connections and ends the thread.

        A name that is still being looked up is waited for: the system cannot be told to stop.
        """
        self._loop.call_soon_threadsafe(self._closing.set)
        self._thread.join()

    def _live(self) -> None:
        try:
            asyncio.run(self._serve())
        finally:
            self._started.cancel()  # no-op once started; else whoever waits for it is told

    async def _serve(self) -> None:
        loop = asyncio.get_running_loop()
        # The system looks names up in threads. Its own few would let six dead names stop all.
        loop.set_default_executor(ThreadPoolExecutor(self._turns.in_flight, "fetch-names"))
        async with self._opening as client:
            self._started.set_result((loop, client))
            await self._closing.wait()
            await _cancel_all_others()


async def _cancel_all_others() -> None:
    """Ends the rounds before their client closes, or they would take that for a broken outlet."""
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)


def _ended(run: Future[None]) -> BaseException:
    """Why a round ended before its outcomes: it was closed, or it has a bug."""
    if run.cancelled():
        return FetchError("the way out was closed while asking", kind="closed")
    return run.exception() or AssertionError("a round works until it is cancelled")
