"""The door of the room: plain calls from any thread, answers and errors as values."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Sequence
from threading import Lock
from typing import TYPE_CHECKING, Self, TypeVar

from tracker.clock import Clock, utc_now
from tracker.errors import FetchError
from tracker.fetch.addresses import border
from tracker.models.values import Answer, Ask, Posting

if TYPE_CHECKING:
    import ssl

    from aiohttp.abc import AbstractResolver

    from tracker.fetch.resident import Asking, Resident

MEBIBYTE = 1024 * 1024

Errand = TypeVar("Errand")
Outcomes = Generator[tuple[Ask, Answer | FetchError], None, None]


class Fetcher:
    """Asks outlets over connections that are kept between calls. A context manager.

    `timeout_s` is for the whole of an answer with its redirects, `max_bytes` for its body after
    inflating (15 MiB, the default of Miniflux). At most `in_flight` requests are under way, at
    most `per_host` of them at one host, where `gap_s` lie between the end of one and the start
    of the next. `allow_private` names the private networks that may be asked. `names` and `tls`
    stand in for the system's resolver and for the usual certificate authorities.

    Nothing is started, and no HTTP library loaded, before the first ask.
    """

    def __init__(
        self,
        *,
        user_agent: str,
        timeout_s: float = 30,
        connect_timeout_s: float = 5,
        max_bytes: int = 15 * MEBIBYTE,
        per_host: int = 1,
        gap_s: float = 1.0,
        in_flight: int = 32,
        allow_private: Sequence[str] = (),
        clock: Clock = utc_now,
        names: AbstractResolver | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        allowed = border(allow_private)

        def start() -> Resident:
            # On the first ask: the HTTP libraries take longer to load than most commands to run.
            from tracker.fetch.client import Limits, open_client, usual_authorities  # noqa: PLC0415
            from tracker.fetch.manners import well_behaved  # noqa: PLC0415
            from tracker.fetch.resident import Resident  # noqa: PLC0415
            from tracker.fetch.turns import Turns  # noqa: PLC0415

            limits = Limits(timeout_s, connect_timeout_s, max_bytes)
            trusted = tls or usual_authorities()
            opening = open_client(
                user_agent, limits, clock, border=allowed, names=names, tls=trusted
            )
            turns = Turns(per_host, gap_s, in_flight)
            return Resident(well_behaved(opening, user_agent, turns), turns)

        self._start = start
        self._lock = Lock()
        self._resident: Resident | None = None
        self._closed = False

    def fetch(self, ask: Ask) -> Answer:
        """The answer to one ask. Raises FetchError, and BlockedError for a wall."""
        ((_, outcome),) = self.fetch_all([ask])
        if isinstance(outcome, FetchError):
            raise outcome
        return outcome

    def fetch_all(self, asks: Iterable[Ask]) -> Outcomes:
        """What each ask came to, side by side, in the order in which they come in.

        Closing the iterator early drops what is left. Raises FetchError (`closed`) when the
        fetcher is closed, and never for an outlet.
        """
        waiting = list(asks)
        if not waiting:
            return
        asking: Asking[Ask] = self.asking()
        with asking:
            asking.ask((ask, ask) for ask in waiting)
            for _ in waiting:
                while (found := asking.take()) is None:
                    """Nobody wakes it: it comes back with an outcome."""
                yield found

    def asking(self) -> Asking[Errand]:
        """A conveyor that is open for asks until it is closed.

        Raises FetchError (`closed`) when the fetcher is closed.
        """
        return self._running().asking()

    def post(self, posting: Posting) -> Answer:
        """Send a message for another program; the answer has the start of its body, up to 64 KiB.

        Within 10 s, through the same guard, without following a redirect. Raises FetchError for
        whatever is no success.
        """
        return self._running().post(posting)

    def close(self) -> None:
        """Drops what is under way and ends the thread; a second time does nothing."""
        with self._lock:
            self._closed = True
            resident, self._resident = self._resident, None
        if resident:
            resident.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _running(self) -> Resident:
        with self._lock:
            if self._closed:
                raise FetchError("nothing can be fetched: the fetcher is closed", kind="closed")
            if self._resident is None:
                self._resident = self._start()
            return self._resident
