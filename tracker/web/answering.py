"""What answers for the pages: the application over the desk of some settings, and its server."""

from __future__ import annotations

import socket
from contextlib import ExitStack

import uvicorn
from anyio import to_thread
from starlette.types import ASGIApp

from tracker.clock import Clock
from tracker.config import Settings
from tracker.desk.alerting.consent import open_consent
from tracker.desk.alerting.ledger import open_ledger
from tracker.desk.deciding.editing import open_editing
from tracker.desk.reading.comparing import open_comparing
from tracker.desk.reading.health import open_health
from tracker.desk.reading.searching import open_searching
from tracker.web.app import create_app

PATIENCE_S = 10
"""Seconds that answers under way have to end; the slowest page takes a fraction of one."""

PAGES = 2
"""Made at a time in a process: Python makes one, and another while that waits for the database.
Where each of eight readers had a thread, and all waited for each other, the slowest of twenty pages
took half as long again."""


def opened_app(settings: Settings, clock: Clock, opened: ExitStack) -> ASGIApp:
    """The application over every wing of the desk that it asks; `opened` closes them.

    Raises DatabaseError when the database cannot be used.
    """
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


class _Server(uvicorn.Server):
    """Takes one connection whenever some come, and makes few pages at a time."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to listen."""
        to_thread.current_default_thread_limiter().total_tokens = PAGES
        await super().startup(sockets)
        # asyncio lets as many wait at a socket as it takes at a time: here one, so that a process
        # with nothing to do has the next; of eight readers at once, one process had seven.
        for one in sockets or ():
            one.listen()


def server_of(app: ASGIApp) -> uvicorn.Server:
    """A server for it, which is to be run, and ends when `should_exit` is set in any thread."""
    return _Server(
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
            backlog=1,
        )
    )
