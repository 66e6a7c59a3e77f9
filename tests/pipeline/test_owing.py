"""A change, owed to whoever wants to hear of it, when it suits them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import select

from tests.pipeline.wire import BODY, START, STRIKE, Wire, watch
from tracker.models.records.alerts import Alert
from tracker.models.values import Article, Label, LabelKind

SHUT = replace(STRIKE, headline="Docks shut")
CORRECTED = replace(STRIKE, label=Label("CORRECTED", LabelKind.CORRECTION))
KILLED = replace(STRIKE, label=Label("KILL", LabelKind.WITHDRAWN), paragraphs=("Withdrawn.",))
NOTED = replace(
    SHUT,
    note="(ATTN: ADDS quote in last para)",
    paragraphs=(BODY[0].replace("eleven", "40"), BODY[1]),
)


def owed(wire: Wire) -> list[Alert]:
    return list(wire.session.exec(select(Alert).order_by("id")))


@pytest.mark.parametrize(
    ("text", "way"), [(SHUT, "settles"), (CORRECTED, "at_once"), (KILLED, "at_once")]
)
def test_only_a_correction_or_a_withdrawal_does_not_wait(
    wire: Wire, text: Article, way: str
) -> None:
    watch(wire, "all")
    wire.shows(STRIKE)
    assert wire.shows(text).owed == 1
    [alert] = owed(wire)
    assert (alert.way, alert.state, alert.next_try_at) == (
        way,
        "owed",
        START + timedelta(minutes=15),
    )


@pytest.mark.parametrize(
    ("text", "occasions"),
    [
        (SHUT, {"headline", "substantive", "word_appears"}),
        (CORRECTED, {"headline", "substantive", "correction"}),
        (KILLED, {"headline", "substantive", "withdrawn"}),
        (NOTED, {"headline", "substantive", "word_appears", "unmentioned"}),
        (replace(STRIKE, boilerplate=("(C) Wire",)), set()),
    ],
)
def test_each_watch_hears_of_its_occasion(wire: Wire, text: Article, occasions: set[str]) -> None:
    names = {}
    for on in ("headline", "substantive", "correction", "withdrawn", "unmentioned"):
        names[watch(wire, "all", on=on)] = on
    for on in ("word_appears", "word_disappears"):
        names[watch(wire, "words", "docks", on=on)] = on
    wire.shows(STRIKE)
    wire.shows(text)
    assert {names[one.subscription_id] for one in owed(wire)} == occasions


def test_a_second_correction_is_told_and_a_label_that_stays_is_not(wire: Wire) -> None:
    watch(wire, "all", on="correction")
    wire.shows(STRIKE)
    assert wire.shows(CORRECTED).owed == 1
    assert wire.shows(replace(CORRECTED, headline="Docks shut")).owed == 0
    again = Label("2nd CORRECTED", LabelKind.CORRECTION, 2)
    assert wire.shows(replace(CORRECTED, label=again)).owed == 1


def test_a_digest_waits_for_its_hour(wire: Wire) -> None:
    watch(wire, "all", how="daily", at="07:30", zone="Asia/Seoul")
    wire.shows(STRIKE)
    wire.shows(CORRECTED)
    [alert] = owed(wire)
    assert (alert.way, alert.next_try_at) == ("digest", START.replace(hour=22, minute=30))


def test_nothing_is_owed_to_a_watch_that_nobody_said_yes_to(wire: Wire) -> None:
    watch(wire, "all", confirmed_at=None)
    wire.shows(STRIKE)
    assert wire.shows(SHUT).owed == 0
    assert owed(wire) == []


def test_why_nothing_is_sent_is_on_record(wire: Wire) -> None:
    watch(wire, "all", paused_until=START + timedelta(hours=1))
    wire.shows(STRIKE)
    assert wire.shows(SHUT).owed == 0
    [alert] = owed(wire)
    assert (alert.state, alert.next_try_at) == ("put_down", None)
    assert "paused until 2031-05-03 13:00 UTC" in alert.reason


def test_a_pause_that_is_over_is_none(wire: Wire) -> None:
    watch(wire, "all", paused_until=START)
    wire.shows(STRIKE)
    assert wire.shows(SHUT).owed == 1
