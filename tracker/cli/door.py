"""The way in and out: runs the command that was asked for, and ends with the code that it earned.

A result goes to standard output, everything else to standard error.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from typing import NoReturn

from tracker.cli import shelf, terminal
from tracker.errors import (
    ConfigError,
    DatabaseError,
    DeliveryError,
    FetchError,
    NotFoundError,
    ParseError,
    RefusedError,
    StartError,
    TrackerError,
)

CODES: tuple[tuple[type[TrackerError], int], ...] = (
    (ConfigError, 2),
    (NotFoundError, 3),
    (RefusedError, 4),
    (FetchError, 5),
    (DeliveryError, 5),
    (DatabaseError, 6),
    (ParseError, 7),
    (StartError, 71),
)
"""What a script learns from each error. 1 is not among them: it means that a diff found something,
and only where that was asked for. Nothing is usable with a wrong setting, so that is 2, as if the
command line were wrong. 71 is EX_OSERR of sysexits.h: the system begins no process for us."""

BUG, INTERRUPTED, CLOSED_PIPE = 70, 130, 141
"""EX_SOFTWARE of sysexits.h; 128 + SIGINT; 128 + SIGPIPE, as shells count."""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command that the arguments name (those of the process, unless given).

    Always raises SystemExit, with the exit code.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    debug = "--debug" in given
    terminal.prepare()
    try:
        code = _run([argument for argument in given if argument != "--debug"])
        sys.stdout.flush()
    except BrokenPipeError:
        code = _closed_pipe()
    except KeyboardInterrupt:
        code = INTERRUPTED
    except TrackerError as error:
        code = _trouble(error, debug=debug)
    except Exception as error:
        _bug(error, debug=debug)
        raise SystemExit(BUG) from error
    raise SystemExit(code)


def _run(arguments: list[str]) -> int:
    """Run a command; its exit code comes back. What is wrong with its usage was said already."""
    try:
        shelf.command().main(args=arguments, prog_name="tracker")
    except SystemExit as end:
        if isinstance(end.__context__, BrokenPipeError):
            return _closed_pipe()
        return end.code if isinstance(end.code, int) else 0
    return 0


def _trouble(error: TrackerError, *, debug: bool) -> int:
    if debug:
        traceback.print_exc()
    terminal.talk("\n".join(f"tracker: {line}" for line in str(error).splitlines()[:1]))
    for line in str(error).splitlines()[1:]:
        terminal.talk(line)
    return next(code for kind, code in CODES if isinstance(error, kind))


def _bug(error: Exception, *, debug: bool) -> None:
    if debug:
        traceback.print_exc()
    what = " ".join(f"{type(error).__name__}: {error}".split())
    terminal.talk(f"tracker: this is a bug ({what}); run again with --debug")


def _closed_pipe() -> int:
    """Nobody reads on, so nothing more is written: not even by Python, as it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
    return CLOSED_PIPE
