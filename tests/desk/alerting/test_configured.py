"""The watches of a file are those that it names, as often as it is read."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlmodel import select

from tracker.config import OutletEntry, WatchEntry
from tracker.desk.alerting.configured import complaints
from tracker.desk.following import Following
from tracker.errors import ConfigError
from tracker.models.records.alerts import Subscription
from tracker.store.database import Database

NOW = datetime(2031, 5, 3, 12, tzinfo=UTC)
HOOK = "https://hook.example/in"


@pytest.fixture
def following(database: Database) -> Following:
    following = Following(database, clock=lambda: NOW)
    following.take_over({"wire": OutletEntry(title="The Wire")})
    return following


def entry(**told: Any) -> WatchEntry:
    return WatchEntry.model_validate({"to": ["desk@example.org"]} | told)


def going_on(following: Following) -> list[tuple[str, str, str, str]]:
    return [(one.email, one.scope, one.value, one.on) for one in following.watches()]


def test_each_reader_has_a_watch_for_each_occasion(following: Following) -> None:
    both = ["desk@example.org", "ana@example.org"]
    named = {"grave": entry(to=both, outlet="wire", on=["correction", "withdrawn"])}
    for _ in range(3):
        following.take_watches_over(named)
        assert going_on(following) == [
            (email, "outlet", "wire", on) for email in both for on in ("correction", "withdrawn")
        ]
    assert all(one.confirmed_at == NOW for one in following.watches())


def test_what_the_file_says_of_the_hours_is_taken_over(following: Following) -> None:
    following.take_watches_over({"all": entry(how="weekly", at="07:30")})
    [before] = following.watches()
    following.take_watches_over(
        {"all": entry(how="weekly", at="09:00", day="fri", zone="Asia/Seoul")}
    )
    [after] = following.watches()
    assert (after.id, after.at, after.weekday, after.zone) == (before.id, "09:00", 4, "Asia/Seoul")


def test_one_taken_out_ends_and_one_put_back_begins(following: Following) -> None:
    following.watch("reader@example.org", scope="all")
    following.take_watches_over({"strike": entry(words="harbour strike")})
    following.take_watches_over({})
    assert going_on(following) == [("reader@example.org", "all", "", "headline")]
    following.take_watches_over({"strike": entry(words="harbour strike")})
    assert len(going_on(following)) == 2


def test_one_that_its_reader_ended_stays_ended_until_it_is_put_back(following: Following) -> None:
    named = {"all": entry()}
    following.take_watches_over(named)
    [watch] = following.watches()
    following.end_watch(watch.id or 0)
    following.take_watches_over(named)
    assert going_on(following) == []
    for again in ({}, named):
        following.take_watches_over(again)
    assert len(going_on(following)) == 1


def test_a_watch_that_a_reader_made_before_is_the_same(following: Following) -> None:
    made = following.watch("desk@example.org", scope="all")
    following.take_watches_over({"all": entry()})
    assert [one.id for one in following.watches()] == [made.id]


def test_a_webhook_keeps_its_secret(following: Following, database: Database) -> None:
    for _ in range(2):
        following.take_watches_over({"hook": entry(webhook=HOOK)})
    with database.reading() as session:
        [watch] = session.exec(select(Subscription)).all()
    assert watch.webhook == HOOK
    assert watch.secret.startswith("whsec_")
    same = following.watch("desk@example.org", scope="all", webhook=HOOK)
    assert (same.id, same.secret) == (watch.id, watch.secret)


WRONG = [
    ({"on": ["moon"]}, "moon: no such occasion"),
    ({"on": ["word_appears"]}, "watches of words"),
    ({"how": "yearly"}, "yearly: mails come"),
    ({"at": "7"}, "no time of day"),
    ({"day": "t"}, "no day of the week"),
    ({"zone": "Mars/Base"}, "no such time zone"),
    ({"quiet": "night"}, "are no hours"),
    ({"words": "…"}, "holds no word"),
    ({"to": ["nobody"]}, "no address that mail can be sent to"),
    ({"webhook": "hook.example"}, "no web address"),
]


@pytest.mark.parametrize(("told", "words"), WRONG)
def test_what_could_never_be_served_is_named_without_a_database(
    told: dict[str, Any], words: str
) -> None:
    [complaint] = complaints({"mine": entry(**told)})
    assert complaint.startswith("mine: ")
    assert words in complaint


@pytest.mark.parametrize("told", [{"outlet": "paper"}, {"on": ["moon"]}, {"day": "t"}])
def test_nothing_begins_with_a_watch_that_could_never_be_served(
    following: Following, told: dict[str, Any]
) -> None:
    with pytest.raises(ConfigError, match=r"watches\.toml: mine: "):
        following.take_watches_over({"good": entry(), "mine": entry(**told)})
    assert going_on(following) == []
