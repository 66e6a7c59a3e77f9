"""The links by which a reader acts on a watch."""

from __future__ import annotations

import pytest

from tracker.alert.message.ways import NO_WAYS, link, unsubscribing, ways_of
from tracker.alert.tokens import watch_of

KEY = b"k" * 32
SITE = "https://tracker.example.org/"


def test_each_link_is_good_for_one_thing() -> None:
    ways = ways_of(SITE, KEY, 12, "at_once")
    named = dict(ways.named())
    assert list(named) == ["Pause a day", "Only daily", "Stop", "My watches"]
    for purpose, address in zip(("pause", "daily", "stop", "mine"), named.values(), strict=True):
        begin, _, token = address.rpartition("/")
        assert begin == f"https://tracker.example.org/watches/{purpose}"
        assert watch_of(KEY, purpose, token) == 12
    assert len({address.rpartition("-")[2] for address in named.values()}) == 4


def test_a_digest_need_not_become_one() -> None:
    assert "Only daily" not in dict(ways_of(SITE, KEY, 12, "weekly").named())


@pytest.mark.parametrize("site", ["", "ftp://d.example", "javascript:alert(1)"])
def test_without_pages_there_are_no_links(site: str) -> None:
    assert ways_of(site, KEY, 12, "at_once") == NO_WAYS
    assert link(site, KEY, "confirm", 12) == ""
    assert list(unsubscribing(NO_WAYS)) == []
