"""An outlet that shows texts, a quarter of an hour apart, and has each filed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlmodel import select

from tracker.alert.match import key_of
from tracker.identify.keys import guid_key, url_key
from tracker.identify.sources import piece_hashes
from tracker.models.records.alerts import Alert, Subscription
from tracker.models.values import Answer, Article
from tracker.pipeline.file import Filed, file
from tracker.pipeline.sighting import Key, Sighting
from tracker.store import alerts, captures, outlets
from tracker.store.database import Database, Session

START = datetime(2031, 5, 3, 12, tzinfo=UTC)
BODY = (
    "Dockers in Port Elsine stayed away from work for a second day on Tuesday after talks over"
    " night shifts broke down, leaving eleven ships at anchor outside the harbour.",
    "The union said that it would meet again on Thursday to decide whether to go on.",
)
STRIKE = Article("Harbour strike enters second day", paragraphs=BODY)
WHEAT = Article(
    "Wheat crop seen smaller",
    paragraphs=(
        "Farmers in the Tamar valley expect a smaller wheat crop this year, a growers' body said,"
        " as a dry spring gave way to weeks of rain that kept machines off the fields.",
    ),
)


@dataclass
class Wire:
    """An outlet that shows texts, a quarter of an hour apart."""

    session: Session
    minutes: int = 0
    said: dict[str, Article] = field(default_factory=dict)

    def shows(self, said: Article, url: str = "https://wire.example/a", **more: Any) -> Filed:
        """File what the outlet shows now."""
        now = START + timedelta(minutes=self.minutes)
        self.minutes += 15
        outlet = outlets.keep_outlet(
            self.session, more.pop("outlet", "wire"), title="Wire", dialect="any"
        )
        keys = [Key("url", url, url_key(url))]
        if guid := more.pop("guid", None):
            keys.append(Key("guid", guid, guid_key(guid)))
        if number := more.pop("number", None):
            keys.append(Key("number", number, number))
        if url in self.said:
            more.setdefault("said_before", piece_hashes(self.said[url]))
        self.said[url] = said
        answer = Answer(url, url, 200, {}, said.headline.encode(), now)
        capture_id = captures.keep_capture(self.session, answer, feed_id=None)
        return file(
            self.session,
            Sighting(
                outlet, said, tuple(keys), capture_id, now, now - timedelta(minutes=15), **more
            ),
        )


def watch(wire: Wire, scope: str, value: str = "", **more: Any) -> int:
    """A confirmed watch of one reader; its id comes back."""
    wanted = {"email": "a@example.org", "begun_at": START, "confirmed_at": START, **more}
    one = Subscription(scope=scope, value=value, key=key_of(scope, value), **wanted)
    return alerts.add_subscription(wire.session, one).id or 0


@contextmanager
def strike_owed(url: str) -> Iterator[Session]:
    """A session with two changes of one story, owed to one watch."""
    database = Database(url)
    with database.writing() as session:
        wire = Wire(session)
        watch(wire, "all")
        for headline in ("Harbour strike", "Docks shut", "Army called"):
            wire.shows(replace(STRIKE, headline=headline))
        yield session
    database.close()


def owed_alerts(session: Session) -> list[Alert]:
    """All alerts as they are kept, in order."""
    session.flush()
    session.expire_all()
    return list(session.exec(select(Alert).order_by("id")))
