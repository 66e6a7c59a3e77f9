"""The loop that lives in a thread of its own, so that connections are kept between calls."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager, suppress
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Generic, Self

from tracker.errors import FetchError
from tracker.fetch.conveyor import ROOM_STEP, Conveyor, Errand, Outcome
from tracker.fetch.manners import Manners
from tracker.fetch.turns import Turns
from tracker.models.values import Answer, Ask, Posting


class Resident:
    """A running loop with a client on it; asks are handed in from any thread."""

    def __init__(self, opening: AbstractAsyncContextManager[Manners], turns: Turns) -> None:
        self._opening = opening
        self._turns = turns
        self._closing = asyncio.Event()
        self._started: Future[tuple[asyncio.AbstractEventLoop, Manners]] = Future()
        # A daemon: a program that ends without `close` must not wait for outlets.
        self._thread = Thread(target=self._live, name="fetch", daemon=True)
        self._thread.start()
        self._loop, self._manners = self._started.result()

    def asking(self) -> Asking[Errand]:
        """A conveyor of its own, with the manners that all of them share."""
        return Asking(self._loop, self._manners, self._turns)

    def post(self, posting: Posting) -> Answer:
        """The answer to a message. Raises FetchError."""
        sent = asyncio.run_coroutine_threadsafe(self._manners.post(posting), self._loop)
        try:
            return sent.result()
        except CancelledError as error:
            raise _ended(sent) from error

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
        async with self._opening as manners:
            self._started.set_result((loop, manners))
            await self._closing.wait()
            await _cancel_all_others()


class Asking(Generic[Errand]):
    """A conveyor as one thread sees it: asks go in at any time, outcomes come out as they arrive.

    A context manager; its end drops what is left.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop, manners: Manners, turns: Turns) -> None:
        self._loop = loop
        self._inbox: SimpleQueue[tuple[Errand, Outcome] | None] = SimpleQueue()
        self._conveyor: Conveyor[Errand] = Conveyor(manners, turns, self._arrived)
        self._run = asyncio.run_coroutine_threadsafe(self._conveyor.run(), loop)
        self._run.add_done_callback(lambda _: self._inbox.put(None))
        self._taken = 0

    def ask(self, asked: Iterable[tuple[Errand, Ask]]) -> None:
        """Ask for these too, each with what it is for."""
        with suppress(RuntimeError):  # the loop has ended: `take` says so
            self._loop.call_soon_threadsafe(self._conveyor.add, list(asked))

    def take(self, timeout_s: float | None = None) -> tuple[Errand, Outcome] | None:
        """The next outcome, with what it is for; None when `wake` was called, or time is up.

        Raises FetchError (`closed`) when the fetcher was closed.
        """
        try:
            found = self._inbox.get(timeout=timeout_s)
        except Empty:
            return None
        if found is None:
            if self._run.done():
                self._inbox.put(None)  # for whoever asks once more
                raise _ended(self._run)
            return None
        self._taken += 1
        if self._taken % ROOM_STEP == 0:
            with suppress(RuntimeError):  # the loop has ended: nobody waits for room
                self._loop.call_soon_threadsafe(self._conveyor.make_room, ROOM_STEP)
        return found

    def wake(self) -> None:
        """Let `take` come back, from whichever thread."""
        self._inbox.put(None)

    def close(self) -> None:
        """Drop what is left."""
        self._run.cancel()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _arrived(self, errand: Errand, outcome: Outcome) -> None:
        self._inbox.put((errand, outcome))


async def _cancel_all_others() -> None:
    """Ends the conveyors before their client closes, or they would blame the outlets for it."""
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)


def _ended(run: Future[None] | Future[Answer]) -> BaseException:
    """Why a conveyor ended before its outcomes: it was closed, or it has a bug."""
    if run.cancelled():
        return FetchError("the way out was closed while asking", kind="closed")
    return run.exception() or AssertionError("a conveyor works until it is cancelled")
