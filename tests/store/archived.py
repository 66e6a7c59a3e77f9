"""Two outlets with stories of 4, 3 and 2 versions, three hours apart, the stories taking turns."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from tracker.models.records.evidence import Capture
from tracker.models.records.stories import Address
from tracker.models.records.versions import Change, Version
from tracker.store import outlets, stories
from tracker.store.database import Database, Session

NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)
WEIGHTS = ("headline", "minor", "substantive")


@contextmanager
def two_outlets(url: str) -> Iterator[Session]:
    """A session with the outlets alone and one empty capture."""
    database = Database(url)
    with database.writing() as session:
        session.add(
            Capture(
                url="", captured_at=NOON, status=200, headers={}, body_hash="", size=0, body=b""
            )
        )
        for name in ("wire", "paper"):
            outlets.keep_outlet(session, name, title=name.title(), dialect="any")
        yield session
    database.close()


@contextmanager
def archived(url: str) -> Iterator[Session]:
    """A session in which all of it is written and nothing is kept."""
    with two_outlets(url) as session:
        for number, versions in enumerate((4, 3, 2), start=1):
            _story(session, number, versions)
        session.flush()
        yield session


def begin(session: Session, headline: str, *, outlet: int = 1, hours: int = 0) -> int:
    """A story that begins so many hours after noon; its id comes back."""
    story = stories.begin_story(session, outlet, headline, NOON + timedelta(hours=hours))
    return story.id or 0


def address(story: int, name: str, *, kind: str = "url", outlet: int = 1) -> Address:
    """An address of a story, not yet kept."""
    value = f"https://w.example/{name}" if kind == "url" else name
    return Address(
        outlet_id=outlet,
        story_id=story,
        kind=kind,
        value=value,
        key=f"{kind}:{value}",
        first_seen_at=NOON,
        last_seen_at=NOON,
    )


def _story(session: Session, number: int, versions: int) -> None:
    outlet = 1 + number // 3
    story = stories.begin_story(session, outlet, f"Story {number}", NOON)
    key = story.id or 0
    address = Address(
        outlet_id=outlet,
        story_id=key,
        kind="url",
        value=f"{number}",
        key=f"{number}",
        first_seen_at=NOON,
        last_seen_at=NOON,
    )
    stories.add_address(session, address)
    story.versions = story.latest = versions
    story.changed_at = NOON + timedelta(hours=3 * versions, minutes=number)
    for turn in range(1, versions + 1):
        at = NOON + timedelta(hours=3 * turn, minutes=number)
        session.add(_version(key, turn, address.id or 0, at))
        if turn > 1:
            session.add(_change(key, outlet, turn, at))


def _version(story: int, number: int, address: int, at: datetime) -> Version:
    return Version(
        story_id=story,
        number=number,
        address_id=address,
        capture_id=1,
        headline=f"Story {story} as of {number}",
        label="2nd LD" if number == 3 else None,
        label_kind="update" if number == 3 else None,
        seen_at=at,
        fingerprint=f"{story} {number}",
    )


def _change(story: int, outlet: int, number: int, at: datetime) -> Change:
    return Change(
        story_id=story,
        outlet_id=outlet,
        old_number=number - 1,
        new_number=number,
        changed_at=at,
        weight=WEIGHTS[story - 1],
        reasons=["words"],
        counts={"edited": 1},
        label_kind="update" if number == 3 else "",
        verdict="found" if number == 3 else "no_note",
        size=10 * number + story,
        excerpt=[["=", "So"], ["+", " it is"]],
    )
