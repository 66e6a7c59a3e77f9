from __future__ import annotations

import pytest

from tests.cli.conftest import Run
from tests.pipeline.wire import STRIKE, Wire, watch
from tracker.config import load_settings
from tracker.desk.opening import open_database
from tracker.models.values import Article

YOU = "you@example.org"


def test_a_ledger_of_nothing_is_empty(run: Run) -> None:
    assert run("alerts", "list").out == ""
    assert run("alerts", "list", "--json").json == []
    assert run("alerts", "show", "1").code == 3
    assert run("alerts", "retry", "1").code == 3
    assert "Alerts let go: 0" in run("alerts", "retry", "--outlet", "quay").err


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("retry",), 2),
        (("retry", "1", "--outlet", "quay"), 2),
        (("test", "nobody at all"), 4),
        (("test", YOU), 2),
    ],
)
def test_what_cannot_be_done_is_said(run: Run, words: tuple[str, ...], code: int) -> None:
    assert run("alerts", *words).code == code


@pytest.fixture
def owed(run: Run) -> None:
    """One changed headline, watched by one reader."""
    run("alerts", "list")
    with open_database(load_settings()) as database, database.writing() as session:
        wire = Wire(session)
        watch(wire, "all", email=YOU)
        for headline in ("Harbour strike", "Docks shut"):
            wire.shows(Article(headline, paragraphs=STRIKE.paragraphs))


@pytest.mark.usefixtures("owed")
def test_what_is_owed_is_listed_shown_and_sent_again(run: Run, draw: Run) -> None:
    [record] = run("alerts", "list", "--state", "owed", "--watch", "1").records
    assert record[:9] == ["1", "owed", "", YOU, "1", "wire", "1", "1", "2"]
    assert "1 1..2" in draw("alerts", "list").out
    assert ["way", "settles"] in run("alerts", "show", "1").records
    shown = run("alerts", "show", "1", "--json").json
    assert (shown["state"], shown["tries"]) == ("owed", [])
    assert "owed again" in run("alerts", "retry", "1").err
