from __future__ import annotations

import pytest

from tracker.demo.stories import DemoStory, read_stories

ORIGIN = "http://wire.example"


@pytest.fixture(scope="session")
def origin() -> str:
    return ORIGIN


@pytest.fixture(scope="session")
def stories() -> tuple[DemoStory, ...]:
    return read_stories(ORIGIN)
