"""What became of every alert, asked at the desk."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.pipeline.wire import START, STRIKE, Wire, watch
from tracker.desk.ledger import TOO_OLD, Ledger, backlog_complaints
from tracker.errors import ConfigError, RefusedError
from tracker.models.values import Article
from tracker.store import outgoing
from tracker.store.database import Database

NOW = START + timedelta(hours=2)


@pytest.fixture
def database(tmp_path: Path) -> Database:
    database = Database(f"sqlite:///{tmp_path / 'tracker.db'}")
    database.upgrade()
    with database.writing() as session:
        wire = Wire(session)
        watch(wire, "all")
        for headline in ("Harbour strike", "Docks shut"):
            wire.shows(Article(headline, paragraphs=STRIKE.paragraphs))
    return database


def test_an_alert_tells_its_story(database: Database) -> None:
    ledger = Ledger(database, None, lambda: NOW)
    [line] = ledger.lines(state="owed")
    assert (line.subscription.email, line.change.new_number) == ("a@example.org", 2)
    assert ledger.show(1)[1] == []
    assert ledger.retry(1).reason == "let go by the operator"
    assert ledger.let_go("wire") == 0


def test_a_test_needs_an_address_and_a_server(database: Database) -> None:
    ledger = Ledger(database, None, lambda: NOW)
    with pytest.raises(RefusedError):
        ledger.test("nobody at all")
    with pytest.raises(ConfigError, match=r"smtp\.host"):
        ledger.test("a@example.org")


def test_what_is_wrong_with_the_mails_is_said(database: Database) -> None:
    with database.writing() as session:
        assert backlog_complaints(session, NOW) == []
        [row] = outgoing.loose(session, NOW, timedelta())
        outgoing.put_together([row.alert], (1, 2))
        session.flush()
        outgoing.not_sent(session, 1, NOW, "451 later", NOW)
        session.flush()
        told = backlog_complaints(session, NOW + TOO_OLD)
    assert told[0].startswith("an alert has been owed since 2031-05-03")
    assert told[1:] == ["letters that could not be sent yet: 1"]
