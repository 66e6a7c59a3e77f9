"""Keeps every connection inside the border: checks what a name resolves to, and what is dialled.

Two gates, because an address written as a number never meets the resolver. Both raise an error
that is no OSError: the HTTP library would report one as a connection that could not be made.
"""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

from aiohttp.abc import AbstractResolver, ResolveResult

from tracker.fetch.addresses import Border

if TYPE_CHECKING:
    from aiohappyeyeballs.types import AddrInfoType, SocketFactoryType


class OutsideError(Exception):
    """A connection would lead to an address outside the border; the text is that address."""


class GuardedNames(AbstractResolver):
    """Resolves names, and refuses an answer if one address of it lies outside the border."""

    def __init__(self, names: AbstractResolver, border: Border) -> None:
        self._names = names
        self._border = border

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """All addresses of a host. Raises OutsideError, and OSError for a name without any."""
        try:
            found = await self._names.resolve(host, port, family)
        except UnicodeError as error:  # a label that is empty or longer than 63 characters
            raise OSError(None, "not a host name") from error
        if not found:  # the HTTP library would take the first of them all the same
            raise OSError(None, "no address")
        for one in found:
            _check(one["host"], self._border)
        return found

    async def close(self) -> None:
        """Lets go of the resolver behind this one."""
        await self._names.close()


def guarded_sockets(border: Border) -> SocketFactoryType:
    """What makes the socket for an address about to be dialled, or raises OutsideError."""

    def make(found: AddrInfoType) -> socket.socket:
        family, kind, protocol, _, address = found
        _check(str(address[0]), border)
        return socket.socket(family, kind, protocol)

    return make


def _check(address: str, border: Border) -> None:
    if not border.permits(address):
        raise OutsideError(address)
