"""What stands in a letter, from the archive."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlmodel import select

from tests.pipeline.wire import BODY, STRIKE, Wire, watch
from tracker.desk.alerting.writing import Writing
from tracker.models.records.alerts import Alert
from tracker.models.values import Label, LabelKind, Weight
from tracker.store import outgoing
from tracker.store.alerts import OwedAlert
from tracker.store.database import Database, Session

DOCKS = replace(STRIKE, headline="Docks shut")
FORTY = replace(STRIKE, paragraphs=(BODY[0].replace("eleven", "40"), BODY[1]))
KILL = replace(STRIKE, label=Label("KILL", LabelKind.WITHDRAWN), paragraphs=("Withdrawn.",))


@pytest.fixture
def session(sqlite_url: str) -> Session:
    database = Database(sqlite_url)
    with database.writing() as session:
        wire = Wire(session)
        watch(wire, "all")
        for text in (STRIKE, DOCKS, FORTY, KILL):
            wire.shows(text)
        outgoing.put_together(list(session.exec(select(Alert).order_by("id"))), (1, 4))
    return Session(database.engine)


def owed(session: Session) -> list[OwedAlert]:
    return outgoing.told_in(session, [1])[1]


def test_a_letter_tells_of_its_whole_range(session: Session) -> None:
    rows = owed(session)
    letter = Writing(session, "").letter(rows[0], rows[:2], (1, 3), last=True)
    assert (letter.was, letter.now, letter.versions) == (STRIKE.headline, STRIKE.headline, (1, 3))
    assert (letter.changes, letter.weight, letter.back) == (2, Weight.SUBSTANTIVE, None)
    assert letter.recipient == "a@example.org"
    assert letter.last


def test_a_headline_that_came_back_is_known(session: Session) -> None:
    rows = owed(session)
    letter = Writing(session, "").letter(rows[1], rows[1:2], (2, 3), last=False)
    assert letter.back == 1


def test_a_digest_has_a_story_once(session: Session) -> None:
    rows = owed(session)
    digest = Writing(session, "").digest(rows[0], rows, "<1@example.org>")
    [entry] = digest.entries
    assert (entry.versions, entry.changes, entry.label) == ((1, 4), 3, "KILL")
    assert (entry.was, entry.now) == (STRIKE.headline, STRIKE.headline)
