"""Readers for every test that reads what an outlet said: a child takes a second to begin."""

from __future__ import annotations

import atexit
from functools import cache

from tracker.bounded.readers import Readers
from tracker.pipeline.reading import open_readers


@cache
def shared_readers() -> Readers:
    """The readers of this whole run; nobody closes them before its end."""
    readers = open_readers()
    atexit.register(readers.close)
    return readers
