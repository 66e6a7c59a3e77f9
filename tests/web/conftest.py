"""A desk in a browser without a server: the application itself, over a database with stories."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from starlette.testclient import TestClient

from tests.web.newsroom import FERRY, LATER, Newsroom, write_hostile
from tracker.clock import utc_now
from tracker.desk.alerting.consent import Consent
from tracker.desk.reading.comparing import Comparing
from tracker.desk.reading.health import Health
from tracker.desk.reading.searching import Searching
from tracker.models.records.feeds import Feed, Silence
from tracker.models.values import Article, Label, LabelKind
from tracker.store.database import Database
from tracker.web.app import create_app


@contextmanager
def opened(url: str) -> Iterator[Database]:
    """A database that need not survive a power cut: these tests write more than they read."""
    database = Database(url)
    if database.engine.dialect.name == "sqlite":
        event.listen(database.engine, "connect", _hurry)
    database.upgrade()
    yield database
    database.close()


def _hurry(connection: Any, _record: object) -> None:
    connection.execute("PRAGMA synchronous = OFF")


@contextmanager
def browsing(database: Database) -> Iterator[TestClient]:
    """Asks for pages as a browser would; redirects are shown, not followed."""
    begun = utc_now()
    app = create_app(
        Comparing(database),
        title="The <Desk>",
        consent=Consent(database, sender="desk@example.org"),
        searching=Searching(database),
        health=Health(database, lambda: begun),  # nobody looks again
    )
    with TestClient(app, raise_server_exceptions=False, follow_redirects=False) as client:
        yield client


@pytest.fixture
def database(sqlite_url: str) -> Iterator[Database]:
    """An empty database of the test's own."""
    with opened(sqlite_url) as database:
        yield database


@pytest.fixture
def newsroom(database: Database) -> Newsroom:
    return Newsroom(database)


@pytest.fixture
def client(database: Database) -> Iterator[TestClient]:
    with browsing(database) as client:
        yield client


@pytest.fixture(scope="session")
def ferry(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A desk with one story, 1, in three versions, the last of which is the first again."""
    file = shutil.copy(migrated_file, tmp_path_factory.mktemp("ferry"))
    with opened(f"sqlite:///{file}") as database, browsing(database) as client:
        newsroom = Newsroom(database)
        for said in (FERRY, LATER, FERRY):
            newsroom.publishes(said)
        yield client


@pytest.fixture(scope="session")
def hostile_file(made_once: Callable[..., Path]) -> Path:
    """A database in which every payload has stood in every field of story 1; it is copied."""
    return made_once("hostile.db", write_hostile)


@pytest.fixture(scope="session")
def hostile(hostile_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A desk on which every payload has stood in every field of story 1."""
    file = shutil.copy(hostile_file, tmp_path_factory.mktemp("hostile"))
    with opened(f"sqlite:///{file}") as database, browsing(database) as client:
        yield client


@pytest.fixture(scope="session")
def two_outlets(
    migrated_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[TestClient]:
    """Story 1 of Harbour Wire: a headline; story 2 of the Gull & Anchor: a label only."""
    file = shutil.copy(migrated_file, tmp_path_factory.mktemp("two"))
    with opened(f"sqlite:///{file}") as database, browsing(database) as client:
        newsroom = Newsroom(database)
        newsroom.publishes(FERRY)
        newsroom.publishes(replace(FERRY, headline="Meridian aground off Port Ellery"))
        gull = {"address": "https://gull.example/1", "outlet": "gull", "title": "Gull & Anchor"}
        crop = Article("Wheat crop seen smaller", paragraphs=("Rain, growers said.",))
        newsroom.publishes(crop, **gull)
        newsroom.publishes(replace(crop, label=Label("LEAD", LabelKind.UPDATE, 1)), **gull)
        yield client


@pytest.fixture
def followed(newsroom: Newsroom, database: Database) -> None:
    """Harbour Wire with three versions of a story and four feeds in as many states."""
    for said in (FERRY, LATER, FERRY):
        newsroom.publishes(said)
    now = utc_now()
    looked, due = now - timedelta(minutes=4), now + timedelta(minutes=6)
    told: tuple[dict[str, Any], ...] = (
        {"title": "Top news", "news_at": now - timedelta(days=2)},
        {"failures": 3, "last_error": "answered 500 <b>", "outcome": "status"},
        {"state": "paused"},
        {"state": "suspended"},
    )
    with database.writing() as session:
        made = [
            Feed(
                outlet_id=1,
                url=f"https://harbour.example/feed/{number}",
                added_at=looked,
                polled_at=looked,
                next_poll_at=due,
                **more,
            )
            for number, more in enumerate(told)
        ]
        session.add_all(made)
        session.flush()
        since = now - timedelta(days=2)
        silence = Silence(
            feed_id=made[0].id or 0, since=since, pause_s=9, outcome="same", noticed_at=now
        )
        session.add(silence)
        session.flush()
        made[0].silence_id = silence.id
        session.add(made[0])
