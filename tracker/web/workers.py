"""Processes that answer from one socket: in each of them, Python makes one page at a time.

Run as a program, it is one of them: it reads from its input which desk to serve, and serves it
until that input ends, so that none outlives whoever began it.
"""

from __future__ import annotations

import gc
import logging
import os
import pickle
import socket
import subprocess
import sys
from contextlib import ExitStack, suppress
from threading import Event, Thread
from typing import Self

from tracker.clock import utc_now
from tracker.config import Settings
from tracker.web.answering import PATIENCE_S, opened_app, server_of

LOOK_S = 1.0
"""Seconds between two looks at whether all are there: the others answer meanwhile."""

_log = logging.getLogger(__name__)


class Workers:
    """Processes that serve a desk for as long as the block lasts; one that dies is replaced."""

    def __init__(self, settings: Settings, listening: socket.socket) -> None:
        """None is begun yet. What comes to the socket before one is ready waits for it."""
        self._settings, self._listening = settings, listening
        self._processes: list[subprocess.Popen[bytes]] = []
        self._over = Event()
        self._watch = Thread(target=self._keep, name="workers")

    def __enter__(self) -> Self:
        """Begin them."""
        self._processes = [self._begun() for _ in range(self._settings.web.workers)]
        self._watch.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Each answers what it was asked, then ends; one that does not is killed."""
        self._over.set()
        self._watch.join()
        for process in self._processes:
            _closed(process)
        for process in self._processes:
            try:
                process.wait(2 * PATIENCE_S)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def pids(self) -> list[int]:
        """The ids of the processes as they are now."""
        return [process.pid for process in self._processes]

    def _begun(self) -> subprocess.Popen[bytes]:
        line = self._listening.fileno()
        process = subprocess.Popen(  # noqa: S603 (our own program)
            [sys.executable, "-P", "-m", __name__, str(line)],
            stdin=subprocess.PIPE,
            pass_fds=[line],
            env=os.environ | {"PYTHONPATH": os.pathsep.join(one or os.curdir for one in sys.path)},
            start_new_session=True,  # who interrupts us at the terminal is answered by us
        )
        assert process.stdin is not None
        with suppress(BrokenPipeError):  # dead already: that is seen at the next look
            process.stdin.write(pickle.dumps(self._settings))
            process.stdin.flush()
        return process

    def _keep(self) -> None:
        while not self._over.wait(LOOK_S):
            for place, process in enumerate(self._processes):
                if process.poll() is not None:
                    _closed(process)
                    _log.error("a process for pages ended (%d); another begins", process.returncode)
                    with suppress(OSError):  # no room for one now: the next look tries again
                        self._processes[place] = self._begun()


def _closed(process: subprocess.Popen[bytes]) -> None:
    if process.stdin is not None:
        with suppress(BrokenPipeError):
            process.stdin.close()


# -- one of them -----------------------------------------------------------------------------------


def main() -> None:
    """Serve the desk that the input names, from the socket that the command line names."""
    settings: Settings = pickle.load(sys.stdin.buffer)  # noqa: S301 (of whoever began this process)
    with ExitStack() as opened:
        listening = opened.enter_context(socket.socket(fileno=int(sys.argv[1])))
        server = server_of(opened_app(settings, utc_now, opened))
        # What was loaded stays: looking through it for garbage holds every page up for 0.1 s.
        gc.freeze()

        def end_with_input() -> None:
            sys.stdin.buffer.read()
            server.should_exit = True

        Thread(target=end_with_input, daemon=True).start()
        server.run(sockets=[listening])


if __name__ == "__main__":
    main()
