"""A letterbox for whatever the desk sends."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.mailserver import Letterbox, open_letterbox


@pytest.fixture
def letterbox() -> Iterator[tuple[Letterbox, int]]:
    """A letterbox, and the port of the mail server before it."""
    with open_letterbox() as opened:
        yield opened
