"""The one way out, as the settings describe it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.loopback import Loopback, Reply
from tracker.config import Settings
from tracker.desk.way_out import open_fetcher, shuts_out
from tracker.errors import ConfigError, FetchError
from tracker.models.values import Ask


def settings(**fetch: Any) -> Settings:
    return Settings.model_validate({"fetch": fetch})


@pytest.mark.parametrize(
    ("contact", "said"),
    [("", "Desk/1"), ("desk@example.org", "Desk/1 (+desk@example.org)")],
)
def test_an_outlet_is_told_who_asks(contact: str, said: str) -> None:
    with (
        Loopback(lambda _: Reply(b"news")) as server,
        open_fetcher(
            settings(user_agent="Desk/1", contact=contact, allow_private=["127.0.0.0/8"])
        ) as fetcher,
    ):
        assert fetcher.fetch(Ask(server.url("/"))).body == b"news"
        assert server.requests[0].headers["user-agent"] == said


def test_what_is_larger_than_the_settings_allow_is_refused() -> None:
    with (
        Loopback(lambda _: Reply(b"x" * 100)) as server,
        open_fetcher(settings(max_bytes=99, allow_private=["127.0.0.0/8"])) as fetcher,
        pytest.raises(FetchError, match="larger"),
    ):
        fetcher.fetch(Ask(server.url("/")))


def test_private_networks_are_not_asked_unless_named() -> None:
    with open_fetcher(settings()) as fetcher, pytest.raises(FetchError, match="private"):
        fetcher.fetch(Ask("http://127.0.0.1:9/"))


def test_a_network_that_is_none_is_said_so() -> None:
    with pytest.raises(ConfigError, match="allow_private"):
        open_fetcher(settings(allow_private=["nonsense"]))


@pytest.mark.parametrize(
    ("url", "allowed", "shut_out"),
    [
        ("http://10.1.2.3/rss", [], True),
        ("http://10.1.2.3/rss", ["10.1.0.0/16"], False),
        ("http://[::1]:8080/rss", [], True),
        ("http://localhost/rss", [], True),
        ("http://192.88.98.1/rss", [], False),
        ("http://wire.example/rss", [], False),
    ],
)
def test_a_private_number_is_known_before_it_is_asked(
    url: str, allowed: list[str], shut_out: bool
) -> None:
    assert shuts_out(settings(allow_private=allowed), url) is shut_out
