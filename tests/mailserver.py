"""aiosmtpd's own mail server, on whichever port is free, and a letterbox behind it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from typing import Any

from aiosmtpd.controller import Controller

HANG_UP = "hang up"
"""An answer: the letter is taken, and nobody is told so."""


class MailServer(Controller):
    """Knows its port once it listens."""

    def _trigger_server(self) -> None:
        assert isinstance(self.server, asyncio.Server)
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]


class Letterbox:
    """Takes letters, or answers with an error."""

    def __init__(self) -> None:
        self.letters: list[Any] = []
        self.answer = "250 taken"
        self.answer_to_reader = "250 known"

    async def handle_RCPT(  # noqa: N802
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        envelope.rcpt_tos.append(address)
        return self.answer_to_reader

    async def handle_DATA(self, server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        if self.answer == HANG_UP or self.answer.startswith("2"):
            self.letters.append(message_from_bytes(envelope.content, policy=policy.default))
        if self.answer == HANG_UP:
            server.transport.abort()
        return self.answer


@contextmanager
def open_letterbox() -> Iterator[tuple[Letterbox, int]]:
    """A letterbox, and the port of the mail server before it."""
    box = Letterbox()
    server = MailServer(box, hostname="127.0.0.1", port=0)
    server.start()
    yield box, server.port
    server.stop()
