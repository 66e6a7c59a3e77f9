"""The processes: begun when they are needed, lent to one input at a time, killed and replaced."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from threading import Lock

from tracker.bounded import child, frames
from tracker.errors import StartError

START_SECONDS = 60.0
"""For loading what a child reads with: half a second where nothing else runs."""


_NOT_STARTED = "a process for reading did not start; is there memory left?"


class Reader:
    """One child, and our end of the line to it."""

    def __init__(self, command: Sequence[str]) -> None:
        """Begin it: a new program, not a copy of us, with nothing of our surroundings.

        Raises OSError where the system has no memory, process or file left for it.
        """
        self.well = False
        """Whether it may be given another input."""
        self._line, its_end = socket.socketpair()
        with its_end, ExitStack() as unless_begun:
            unless_begun.callback(self._line.close)
            self._process = subprocess.Popen(  # noqa: S603 (our own program)
                [sys.executable, "-B", "-P", "-m", child.__name__, *command],
                stdin=its_end.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env={"PYTHONPATH": os.pathsep.join(entry or os.curdir for entry in sys.path)},
                start_new_session=True,  # who interrupts us at the terminal does not end it
            )
            unless_begun.pop_all()

    def await_ready(self) -> None:
        """Wait until it has loaded what it reads with. Raises StartError when it does not."""
        try:
            ready = frames.receive(self._line, until=time.monotonic() + START_SECONDS)
        except (OSError, ValueError):
            ready = None
        if ready is None or ready[0] != child.READY:
            raise StartError(_NOT_STARTED)

    def ask(self, head: bytes, body: bytes, *, until: float) -> tuple[bytes, bytes] | None:
        """What it says of an input; None when it ended instead. Raises TimeoutError."""
        self.well = False
        try:
            frames.send(self._line, head, body, until=until)
            return frames.receive(self._line, until=until)
        except TimeoutError:
            raise
        except (OSError, ValueError):
            return None

    def kill(self) -> None:
        """End it, whatever it does; who waits for its word hears that it has gone."""
        self._process.kill()
        self._process.wait()

    def leave(self) -> None:
        """End it and close the line."""
        self.kill()
        self._line.close()


class Children:
    """The children that live, and those of them that have nothing to do."""

    def __init__(self, command: Sequence[str]) -> None:
        """Children are to be begun with this; see `child.main`."""
        self.started = 0
        self._command = command
        self._living: set[Reader] = set()
        self._idle: list[Reader] = []
        self._lock = Lock()
        self._closed = False

    @contextmanager
    def lent(self) -> Iterator[Reader]:
        """A child with nothing to do, a new one if need be; one that is not well then is ended.

        Raises StartError.
        """
        with self._lock:
            reader = self._idle.pop() if self._idle else self._begin()
        try:
            if not reader.well:
                reader.await_ready()
            yield reader
        finally:
            self._take_back(reader)

    def close(self) -> None:
        """End all; who waits for the word of one hears that it has gone, and is lent no other."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
            busy = self._living.difference(idle)
        for reader in busy:
            reader.kill()
        for reader in idle:
            reader.leave()

    def _begin(self) -> Reader:
        if self._closed:
            raise StartError("nothing is read any more: the readers are closed.")
        try:
            reader = Reader(self._command)
        except OSError as error:
            raise StartError(f"{error.strerror}: {_NOT_STARTED}") from error
        self.started += 1
        self._living.add(reader)
        return reader

    def _take_back(self, reader: Reader) -> None:
        with self._lock:
            kept = reader.well and not self._closed
            if kept:
                self._idle.append(reader)
            else:
                self._living.discard(reader)
        if not kept:
            reader.leave()
