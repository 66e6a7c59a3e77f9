"""Runs the web application in a thread beside whatever its caller waits for."""

from __future__ import annotations

import os
import socket
from contextlib import ExitStack
from ipaddress import ip_address
from threading import Thread
from types import TracebackType
from typing import Self

import uvicorn
from starlette.types import ASGIApp

from tracker.clock import Clock, utc_now
from tracker.config import Settings
from tracker.desk.alerting.consent import open_consent
from tracker.desk.alerting.ledger import open_ledger
from tracker.desk.deciding.editing import open_editing
from tracker.desk.reading.comparing import open_comparing
from tracker.desk.reading.health import open_health
from tracker.desk.reading.searching import open_searching
from tracker.errors import ConfigError
from tracker.web.app import create_app

PATIENCE_S = 10
"""Seconds that answers under way have to end; the slowest page takes a fraction of one."""


class Served:
    """The pages, served in a thread of their own for as long as the block lasts."""

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
            server = _server(_app(self._settings, self._clock, opened))
            thread = Thread(target=server.run, kwargs={"sockets": [listening]}, name="web")
            thread.start()
            opened.callback(thread.join)
            opened.callback(_end, server)
            self._closing = opened.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Answer what is being asked, then end."""
        self._closing.close()


def _app(settings: Settings, clock: Clock, opened: ExitStack) -> ASGIApp:
    """The application over every wing of the desk that it asks."""
    ledger = opened.enter_context(open_ledger(settings)) if settings.web.ledger else None
    return create_app(
        opened.enter_context(open_comparing(settings)),
        title=settings.site.title,
        base_url=settings.site.base_url,
        editing=opened.enter_context(open_editing(settings)),
        consent=opened.enter_context(open_consent(settings)),
        searching=opened.enter_context(open_searching(settings)),
        ledger=ledger,
        health=opened.enter_context(open_health(settings)),
        clock=clock,
    )


def _server(app: ASGIApp) -> uvicorn.Server:
    return uvicorn.Server(
        uvicorn.Config(
            app,
            # Errors go where the program's own go; what was asked for is nobody's business.
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            lifespan="off",
            ws="none",
            timeout_graceful_shutdown=PATIENCE_S,
        )
    )


def _end(server: uvicorn.Server) -> None:
    """Ask a server, from whichever thread, to answer what is being asked and stop."""
    server.should_exit = True


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
