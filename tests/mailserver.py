"""aiosmtpd's own mail server, on whichever port is free."""

from __future__ import annotations

import asyncio

from aiosmtpd.controller import Controller


class MailServer(Controller):
    """Knows its port once it listens."""

    def _trigger_server(self) -> None:
        assert isinstance(self.server, asyncio.Server)
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]
