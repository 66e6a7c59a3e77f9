"""What became of every alert, asked at the desk."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.pipeline.wire import START, STRIKE, Wire, watch
from tracker.desk.alerting.ledger import Ledger
from tracker.errors import ConfigError, RefusedError
from tracker.models.values import Article
from tracker.store.alerts import OwedAlert
from tracker.store.database import Database

NOW = START + timedelta(hours=2)


@pytest.fixture
def database(sqlite_url: str) -> Database:
    database = Database(sqlite_url)
    with database.writing() as session:
        wire = Wire(session)
        watch(wire, "all")
        for headline in ("Harbour strike", "Docks shut"):
            wire.shows(Article(headline, paragraphs=STRIKE.paragraphs))
    return database


def test_an_alert_tells_its_story(database: Database) -> None:
    ledger = Ledger(database, None, lambda: NOW)
    [line] = ledger.lines(state="owed")
    assert isinstance(line, OwedAlert)
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
