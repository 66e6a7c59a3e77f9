"""The stories that a text may belong to, in memory: the same for every worker, at every moment."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import select, update

from tests.pipeline.wire import BODY, START, STRIKE, WHEAT, Wire
from tracker.identify import clues
from tracker.models.records.clues import Clues
from tracker.models.records.stories import Story
from tracker.models.values import Article
from tracker.pipeline import window
from tracker.pipeline.file import Filed
from tracker.store import outlets
from tracker.store.database import Database, Session

REWRITE = Article("Docks shut as talks fail", paragraphs=("Talks failed.", *BODY))
STRIKES = clues.hashed("strike")


def shows(database: Database, said: Article, url: str, *, minutes: int = 0) -> Filed:
    """What comes of a text, in a transaction of its own."""
    with database.writing() as session:
        return Wire(session, minutes).shows(said, url)


def striking(session: Session, now_hours: int = 0) -> list[int]:
    """The stories that have `strike` in a headline."""
    now = START + timedelta(hours=now_hours)
    outlet = outlets.keep_outlet(session, "wire", title="Wire", dialect="any")
    return window.view(session, outlet.id or 0, now).having(STRIKES, 0.0, 9)


def test_a_rewrite_finds_what_an_earlier_transaction_filed(database: Database) -> None:
    one = shows(database, STRIKE, "https://w.example/1")
    shows(database, WHEAT, "https://w.example/2", minutes=15)
    assert shows(database, REWRITE, "https://w.example/3", minutes=30).story.id == one.story.id


def test_it_survives_a_restart(database: Database) -> None:
    one = shows(database, STRIKE, "https://w.example/1")
    again = Database(database.engine.url.render_as_string(hide_password=False))
    assert shows(again, REWRITE, "https://w.example/2", minutes=15).story.id == one.story.id
    again.close()


def test_workers_find_what_the_other_ones_filed(database: Database) -> None:
    other = Database(database.engine.url.render_as_string(hide_password=False))
    shows(database, WHEAT, "https://w.example/1")
    shows(other, Article("Ferry aground"), "https://w.example/2", minutes=15)
    one = shows(database, STRIKE, "https://w.example/3", minutes=30)
    found = shows(other, REWRITE, "https://w.example/4", minutes=45)
    assert found.story.id == one.story.id
    more = replace(REWRITE, paragraphs=(*REWRITE.paragraphs, "Two berths closed."))
    assert shows(database, more, "https://w.example/5", minutes=60).story.id == one.story.id
    other.close()


def test_what_was_taken_back_was_never_seen(database: Database) -> None:
    shows(database, WHEAT, "https://w.example/1")
    with pytest.raises(RuntimeError, match="taken back"):
        files_and_fails(database)
    with database.writing() as session:
        assert striking(session) == []
        kept = Wire(session).shows(replace(STRIKE, headline="A strike"), "https://w.example/3")
        assert striking(session) == [kept.story.id]
    with database.writing() as session:
        assert striking(session) == [kept.story.id]


def files_and_fails(database: Database) -> None:
    with database.writing() as session:
        taken_back = Wire(session).shows(STRIKE, "https://w.example/2")
        assert striking(session) == [taken_back.story.id]
        raise RuntimeError("taken back")


def test_every_worker_forgets_what_one_forgot(database: Database) -> None:
    story = shows(database, STRIKE, "https://w.example/1").story
    with database.writing() as session:
        assert striking(session) == [story.id]
        window.forget(session, session.get_one(Story, story.id), START)
        assert striking(session) == []
    with database.writing() as session:
        assert striking(session) == []


def test_what_was_kept_in_an_older_form_is_made_anew(database: Database) -> None:
    one = shows(database, STRIKE, "https://w.example/1")
    with database.writing() as session:
        session.connection().execute(update(Clues).values(form=0, clues=b"?", traits=b"?"))
    again = Database(database.engine.url.render_as_string(hide_password=False))
    assert shows(again, REWRITE, "https://w.example/2", minutes=15).story.id == one.story.id
    with again.reading() as session:
        assert [row.form for row in session.exec(select(Clues))] != [0]
    again.close()


def test_what_no_text_can_belong_to_any_more_leaves_the_memory(database: Database) -> None:
    shows(database, STRIKE, "https://w.example/1")
    late = shows(database, REWRITE, "https://w.example/2", minutes=7 * 24 * 60)
    assert late.story.id == 2
    with database.writing() as session:
        assert striking(session, now_hours=7 * 24) == []
    with database.writing() as session:
        assert striking(session, now_hours=1) == [1], "and comes back for a text of that time"
