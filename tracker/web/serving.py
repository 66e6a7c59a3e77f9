"""Serves the pages beside whatever its caller waits for: in a thread, or in several processes."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from ipaddress import ip_address
from threading import Thread
from typing import Self

from uvicorn import Server

from tracker.clock import Clock, utc_now
from tracker.config import Settings
from tracker.desk.opening import open_database
from tracker.errors import ConfigError
from tracker.web.answering import opened_app, server_of
from tracker.web.workers import Workers


class Served:
    """The pages, served for as long as the block lasts.

    Where the settings want several workers, those are processes of their own; a clock that is not
    the world's cannot be handed to them, so with one, all is answered in a thread.
    """

    address: str
    """Where a browser finds the first page, from within the block."""

    def __init__(self, settings: Settings, *, clock: Clock = utc_now) -> None:
        """Nothing is served yet; what pages say of the present is by this clock."""
        self._settings, self._clock = settings, clock
        self._closing = ExitStack()

    def __enter__(self) -> Self:
        """Serve.

        Raises ConfigError when the port is taken and DatabaseError when the database cannot be
        used.
        """
        with ExitStack() as opened:
            listening = opened.enter_context(_listening(self._settings))
            self.address = _address(listening)
            if self._settings.web.workers > 1 and self._clock is utc_now:
                with open_database(self._settings):  # what is wrong with it is said here
                    opened.enter_context(Workers(self._settings, listening))
            else:
                app = opened_app(self._settings, self._clock, opened)
                opened.enter_context(_in_a_thread(server_of(app), listening))
            self._closing = opened.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        """Answer what is being asked, then end."""
        self._closing.close()


@contextmanager
def _in_a_thread(server: Server, listening: socket.socket) -> Iterator[None]:
    thread = Thread(target=server.run, kwargs={"sockets": [listening]}, name="web")
    thread.start()
    try:
        yield
    finally:
        server.should_exit = True
        thread.join()


def _listening(settings: Settings) -> socket.socket:
    host, port = settings.web.host, settings.web.port
    try:
        listening = socket.create_server(
            (host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET
        )
    except OSError as error:
        why = os.strerror(error.errno).lower() if error.errno and error.errno > 0 else str(error)
        raise ConfigError(
            f"web: cannot listen on {host} port {port} ({why}); end the program that does, or set "
            "another web.port (TRACKER_WEB__PORT) or web.host (TRACKER_WEB__HOST)"
        ) from error
    # Handed on to every connection: asyncio does so only for sockets that it made itself, and
    # without it each answer waits for the acknowledgement of its head, 40 ms on Linux.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


def _address(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    version = ip_address(host).version
    if ip_address(host).is_unspecified:
        host = "127.0.0.1" if version == 4 else "::1"  # noqa: PLR2004 (the number is the name)
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
