"""Steps that do what hostile bytes may make a step do. Children load them as `steps`."""

from __future__ import annotations

import ctypes
import os
import resource
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tracker.errors import ParseError


@dataclass(frozen=True, slots=True)
class Seen:
    """What a step makes of bytes: all kinds of values that a reader gives back."""

    size: int
    lines: tuple[str, ...] = ()
    at: datetime | None = None
    of: Seen | None = None
    process: int = 0
    environment: tuple[str, ...] = ()


def see(body: bytes, *, at: str | None = None) -> Seen:
    lines = tuple(body.decode("utf-8", "surrogateescape").splitlines())
    inner = Seen(0, at=datetime.fromisoformat(at) if at else None)
    return Seen(len(body), lines, of=inner, process=os.getpid(), environment=tuple(os.environ))


def refuse(body: bytes) -> Seen:
    raise ParseError(f"{body.decode()} is no feed")


def hang(body: bytes) -> Seen:
    while body:
        pass
    return Seen(0)


def grow(body: bytes) -> Seen:
    held = [body * (1 << 20) for _ in range(4096)]
    return Seen(len(held))


def stumble(body: bytes) -> Seen:
    return Seen({b"": 0}[body])


def crash(body: bytes) -> Seen:
    return Seen(len(body + ctypes.string_at(0)))


def lie(body: bytes) -> object:
    return {"size": "many", "lines": body.decode()}


def write(body: bytes, *, path: str) -> Seen:
    Path(path).write_bytes(body)
    return Seen(len(body))


def limits(body: bytes) -> Seen:
    kinds = (resource.RLIMIT_AS, resource.RLIMIT_FSIZE, resource.RLIMIT_CORE)
    return Seen(len(body), tuple(str(resource.getrlimit(kind)) for kind in kinds))
