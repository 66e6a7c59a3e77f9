"""What takes too long is given up, on the side of the database."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlmodel import Session

from tracker.errors import RefusedError

_STEPS = 20_000
"""Steps of SQLite's machine between two looks at the clock: less than a millisecond."""

_CANCELED = "57014"
_TOO_LONG = "this search takes longer than {:g} s; another word or an operator makes it shorter"


@contextmanager
def in_time(session: Session, seconds: float) -> Iterator[None]:
    """Give up what is asked for in this block when it takes longer than that.

    Raises RefusedError then.
    """
    connection = session.connection()
    end = time.monotonic() + seconds
    on_sqlite = connection.dialect.name == "sqlite"
    if on_sqlite:
        _interrupt(session, lambda: time.monotonic() > end)
    else:
        limit = text("SELECT set_config('statement_timeout', :longest, true)")
        connection.execute(limit, {"longest": f"{max(1, round(seconds * 1000))}ms"})
    try:
        yield
    except OperationalError as error:
        if getattr(error.orig, "sqlstate", "") == _CANCELED or "interrupted" in str(error.orig):
            raise RefusedError(_TOO_LONG.format(seconds)) from error
        raise
    finally:
        if on_sqlite:
            _interrupt(session, None)


def _interrupt(session: Session, when: Any) -> None:
    driver: Any = session.connection().connection.driver_connection
    driver.set_progress_handler(when, _STEPS)
