from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable

import pytest

from tests.loopback import Loopback, Reply
from tracker.errors import BlockedError, ConfigError, FetchError
from tracker.fetch import Fetcher
from tracker.models.values import Ask


def test_one_ask_is_answered_or_raised(fetcher: Fetcher) -> None:
    replies = {"/": Reply(b"news"), "/gone": Reply(status=410), "/wall": Reply(status=403)}
    with Loopback(lambda request: replies[request.path]) as server:
        assert fetcher.fetch(Ask(server.url())).body == b"news"
        with pytest.raises(FetchError, match="answers HTTP 410 Gone"):
            fetcher.fetch(Ask(server.url("/gone")))
        with pytest.raises(BlockedError, match="answers HTTP 403 Forbidden"):
            fetcher.fetch(Ask(server.url("/wall")))


def test_a_largest_body_can_be_set(open_fetcher: Callable[..., Fetcher]) -> None:
    with Loopback(lambda _request: Reply(bytes(2_000))) as server:
        assert len(open_fetcher(max_bytes=2_000).fetch(Ask(server.url())).body) == 2_000
        with pytest.raises(FetchError, match="larger than"):
            open_fetcher(max_bytes=1_999).fetch(Ask(server.url()))


def test_nothing_is_started_before_the_first_ask() -> None:
    before = threading.active_count()
    with Fetcher(user_agent="tests") as fetcher:
        assert list(fetcher.fetch_all([])) == []
        assert threading.active_count() == before


def test_the_libraries_are_loaded_on_the_first_ask() -> None:
    """A command that only reads the database must not wait for them."""
    script = (
        "import sys; from tracker.fetch import Fetcher; Fetcher(user_agent='x').close();"
        "print(sorted({'httpx', 'aiohttp', 'asyncio', 'ssl'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert done.stdout.decode().strip() == "[]"


def test_a_closed_fetcher_says_so(open_fetcher: Callable[..., Fetcher]) -> None:
    fetcher = open_fetcher()
    fetcher.close()
    fetcher.close()
    with pytest.raises(FetchError, match="the fetcher is closed") as caught:
        fetcher.fetch(Ask("http://wire.test/"))
    assert caught.value.kind == "closed"


def test_a_wrong_network_is_told_before_anything_starts() -> None:
    with pytest.raises(ConfigError, match="'10/8/8' is not a network"):
        Fetcher(user_agent="tests", allow_private=["10/8/8"])


def test_a_private_network_is_closed_unless_it_is_named(
    open_fetcher: Callable[..., Fetcher],
) -> None:
    with Loopback(lambda _request: Reply(b"x")) as server:
        with pytest.raises(FetchError, match="private address"):
            open_fetcher(allow_private=["10.0.0.0/8"]).fetch(Ask(server.url()))
        assert open_fetcher(allow_private=["127.0.0.1"]).fetch(Ask(server.url())).body == b"x"


def test_what_asks_loads_no_command_line() -> None:
    program = "import sys, tracker.fetch.client\nprint({'rich', 'pygments'} & set(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert ran.stdout.split() == [b"set()"]
