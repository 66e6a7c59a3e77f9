"""Readers that know the steps of this folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tracker.bounded.readers import Readers

Open = Callable[..., Readers]


@pytest.fixture
def open_readers(monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """Readers, closed at the end; their children find the steps."""
    monkeypatch.syspath_prepend(Path(__file__).parent)
    with ExitStack() as stack:
        yield lambda **more: stack.enter_context(Readers(["steps"], **more))


@pytest.fixture
def readers(open_readers: Open) -> Readers:
    return open_readers(most=1, seconds=20, megabytes=256)
