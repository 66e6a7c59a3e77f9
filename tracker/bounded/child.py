"""The child: reads what it is sent, one input after another, until its parent has gone.

Begun by `readers` as a process of its own, clean of the parent's threads, files and secrets.
"""

from __future__ import annotations

import json
import resource
import signal
import socket
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import fields, is_dataclass
from datetime import datetime
from importlib import import_module
from typing import Any

from tracker.bounded import frames
from tracker.errors import ParseError

READY = b"ready"
VALUE = b"value"
REFUSED = b"refused"
TOO_MUCH = b"too much"
BROKE = b"broke"


def main(arguments: Sequence[str]) -> None:
    """Serve on standard input, a socket: `MEGABYTES SECONDS MODULE…`, the modules loaded first."""
    megabytes, seconds, *modules = arguments
    parent = socket.socket(fileno=0)
    for module in modules:
        import_module(module)
    _confine(int(megabytes))
    frames.send(parent, READY)
    while asked := frames.receive(parent):
        # The parent ends whoever takes too long; this is for the case that it has gone itself.
        signal.setitimer(signal.ITIMER_REAL, 2 * float(seconds))
        kind, said = _outcome(*asked)
        frames.send(parent, kind, said)
        if kind is TOO_MUCH:
            return
        signal.setitimer(signal.ITIMER_REAL, 0)


def _confine(megabytes: int) -> None:
    """From here on: no more memory than this, not a byte into any file, no picture of a crash."""
    size = megabytes * 1024 * 1024
    for kind, limit in (
        (resource.RLIMIT_AS, size),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (limit, limit))


def _outcome(head: bytes, body: bytes) -> tuple[bytes, bytes]:
    """What reading came to, and its value as JSON, or in words why there is none.

    What no step foresees ends the child: after it, nothing in the child is to be relied on.
    """
    asked = json.loads(head)
    module, _, name = asked["step"].partition(":")
    try:
        value = getattr(import_module(module), name)(body, **asked["options"])
        return VALUE, json.dumps(value, default=_plain).encode()
    except ParseError as error:
        return REFUSED, str(error).encode("utf-8", "replace")
    except MemoryError:
        return TOO_MUCH, b""


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no plain form")


def _last_word(kind: type[BaseException], *_: object) -> None:
    """Tell the parent what ended us; where it was the parent's own end, nobody listens."""
    with suppress(OSError), socket.socket(fileno=0) as parent:
        frames.send(parent, BROKE, kind.__name__.encode())


if __name__ == "__main__":
    sys.excepthook = _last_word
    main(sys.argv[1:])
