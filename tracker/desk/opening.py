"""Opening the database that the settings name."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from tracker.config import Settings
from tracker.store.database import Database


@contextmanager
def open_database(settings: Settings) -> Iterator[Database]:
    """The database of the settings, brought up to date; closed at the end of the block.

    Raises DatabaseError when it cannot be used, with what to do about it.
    """
    database = Database(settings.database.url)
    try:
        database.upgrade()
        yield database
    finally:
        database.close()
