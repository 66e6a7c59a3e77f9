"""How a feed is, and what to do about it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from tracker.models.records.feeds import Feed
from tracker.show.conditions import Condition, condition, counted, spared, to_do

NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)


def feed(**more: Any) -> Feed:
    told: dict[str, Any] = {
        "outlet_id": 1,
        "url": "https://wire.example/rss",
        "added_at": NOON,
        "polled_at": NOON,
    }
    return Feed(**told | more)


@pytest.mark.parametrize(
    ("more", "how", "do"),
    [
        ({}, Condition.WELL, ""),
        ({"polled_at": None}, Condition.WAITING, ""),
        ({"silence_id": 3}, Condition.SILENT, "nothing new"),
        ({"silence_id": 3, "failures": 1}, Condition.FAILING, "`tracker feeds check`"),
        ({"failures": 2, "outcome": "http 403"}, Condition.FAILING, "The outlet refuses us."),
        ({"failures": 2, "outcome": "wall: challenge"}, Condition.FAILING, "refuses us"),
        ({"failures": 2, "outcome": "http 404"}, Condition.FAILING, "the address that it has now"),
        ({"failures": 2, "outcome": "forbidden"}, Condition.FAILING, "robots.txt"),
        ({"failures": 2, "outcome": "no reader"}, Condition.FAILING, "this machine"),
        ({"outcome": "no reader", "last_error": "none came up"}, Condition.WELL, ""),
        ({"failures": 2, "outcome": "timeout"}, Condition.FAILING, "Nothing has to be done"),
        ({"state": "suspended", "failures": 4}, Condition.RESTING, "once a week"),
        ({"state": "paused", "failures": 4}, Condition.PAUSED, "added again"),
        ({"state": "paused", "url": "archive:wire"}, Condition.PAUSED, "An archive"),
        ({"state": "paused", "paused_by": "ana"}, Condition.PAUSED, "Paused by ana until"),
    ],
)
def test_a_feed_is_one_thing_and_says_what_to_do(
    more: dict[str, Any], how: Condition, do: str
) -> None:
    assert condition(feed(**more)) is how
    assert do in to_do(feed(**more))
    assert bool(do) is bool(to_do(feed(**more)))


def test_feeds_are_counted() -> None:
    assert counted([feed(), feed(), feed(failures=1)]) == {Condition.WELL: 2, Condition.FAILING: 1}


def test_how_often_a_feed_said_that_nothing_is_new() -> None:
    assert (spared(feed()).total(), spared(feed(answers="uauu"))[True]) == (0, 3)
