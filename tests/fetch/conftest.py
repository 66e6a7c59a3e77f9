"""A way out that may go to loopback, and nowhere else, for all tests of this room."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial

import pytest

from tests.loopback import AllNamesHere, tls_contexts
from tracker.fetch import Fetcher

LOOPBACK = ("127.0.0.0/8",)


@pytest.fixture(scope="session")
def tls() -> tuple[ssl.SSLContext, ssl.SSLContext]:
    return tls_contexts()


@pytest.fixture
def open_fetcher(tls: tuple[ssl.SSLContext, ssl.SSLContext]) -> Iterator[Callable[..., Fetcher]]:
    """Makes a Fetcher without a gap; any option can be given anew. All are closed at the end."""
    build = partial(
        Fetcher,
        user_agent="StoryTracker tests",
        gap_s=0,
        allow_private=LOOPBACK,
        names=AllNamesHere(),
        tls=tls[1],
    )
    with ExitStack() as stack:
        yield lambda **options: stack.enter_context(build(**options))


@pytest.fixture
def fetcher(open_fetcher: Callable[..., Fetcher]) -> Fetcher:
    return open_fetcher()
