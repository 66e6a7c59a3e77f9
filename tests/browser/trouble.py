"""Puts a desk into the states that a good day never shows, so that their pages can be looked at."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlmodel import select

from tracker.alert.consent import BY_ONE, client_of
from tracker.alert.message.ways import Purpose
from tracker.alert.tokens import sign
from tracker.desk.alerting.consent import Consent
from tracker.desk.alerting.foreseeing import Wanted
from tracker.desk.proving.removing import Removing
from tracker.models.records.alerts import Alert
from tracker.models.records.consent import SigningKey
from tracker.models.records.feeds import Feed, Silence
from tracker.store import consent, outgoing, outlets
from tracker.store.database import Database

READER = "ada.quill@example.org"
KEY = "5e" * 32
"""Of the links in mails, the same on every desk that is looked at: so their addresses are known."""

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)

FEEDS: tuple[dict[str, Any], ...] = (
    {"title": "World", "etag": '"7f3a"', "news": 12},
    {
        "title": "Markets",
        "failures": 4,
        "outcome": "timeout",
        "last_error": "halyard.example: no answer within 30 s",
        "looked": HOUR,
    },
    {
        "title": "Court reports",
        "failures": 11,
        "outcome": "http 403",
        "last_error": "halyard.example answered 403 Forbidden",
        "looked": 9 * HOUR,
    },
    {"title": "Shipping", "state": "suspended", "outcome": "http 410", "looked": 3 * DAY},
    {"title": "Letters to the editor", "state": "paused", "looked": 20 * DAY},
    {"title": "Weather", "polled_at": None, "next_poll_at": None},
)
"""One of every state, of an outlet without a story; `looked` is how long ago that was."""


def know_the_key(database: Database) -> None:
    """Let the links in mails be signed with the key that these tests know."""
    with database.writing() as session:
        session.exec(select(SigningKey)).one().key = KEY


def link(purpose: Purpose, watch_id: int) -> str:
    """The path of a link in a mail."""
    return f"/watches/{purpose}/{sign(bytes.fromhex(KEY), purpose, watch_id)}"


def feeds_fail(database: Database, now: datetime) -> None:
    """An outlet that has said nothing yet, with feeds in every state; one of them is silent."""
    with database.writing() as session:
        outlet = outlets.keep_outlet(session, "halyard-live", title="Halyard Live", dialect="any")
        made = [_feed(outlet.id or 0, now, dict(told)) for told in FEEDS]
        session.add_all(made)
        session.flush()
        since = now - 26 * HOUR
        silence = Silence(
            feed_id=made[0].id or 0, since=since, pause_s=3600, outcome="same", noticed_at=now
        )
        session.add(silence)
        session.flush()
        made[0].news_at, made[0].silence_id = since, silence.id


def _feed(outlet_id: int, now: datetime, told: dict[str, Any]) -> Feed:
    looked = now - told.pop("looked", 4 * MINUTE)
    return Feed(
        **{
            "outlet_id": outlet_id,
            "url": f"https://halyard.example/{told['title'].lower().replace(' ', '-')}.rss",
            "added_at": now - 30 * DAY,
            "polled_at": looked,
            "next_poll_at": looked + 10 * MINUTE,
            **told,
        }
    )


def watches_wait(database: Database, now: datetime) -> tuple[int, int]:
    """A reader with a watch that goes on and one that waits for a yes; the numbers of both."""
    readers = Consent(database, sender="desk@desk.example", clock=lambda: now)
    readers.sign_up(READER, Wanted("all", "", "headline"), "somewhere")
    with database.reading() as session:
        first = max(one.id or 0 for one in consent.watches_of(session, READER))
    readers.confirm(link("confirm", first).rpartition("/")[2])
    readers.sign_up(READER, Wanted("words", "ferry", "substantive"), "somewhere")
    return first, first + 1


def letters_fail(database: Database, now: datetime) -> None:
    """Of the alerts that are owed, the letter of the first was refused, and the second is held."""
    with database.writing() as session:
        owed = session.exec(select(Alert).where(Alert.state == "owed")).all()
        for one in owed[:1]:
            outgoing.put_together([one], (1, 2))
            session.flush()
            said = f"<{READER}>: the mail server answered 451 4.7.1 try again later"
            outgoing.not_sent(session, one.id or 0, now, said, now + 5 * MINUTE)
        outgoing.hold(owed[1:2], "more than 200 stories of one outlet changed within 15 minutes")


def text_is_removed(database: Database, now: datetime, story_id: int, number: int) -> None:
    """The law took the text of a version."""
    Removing(database, clock=lambda: now).remove(
        story_id, number, by="R. Ames", reason="court order 14/2031: names a minor"
    )


def befalls(database: Database, now: datetime, *, story_id: int, number: int) -> None:
    """All that leaves the desk standing; the text of that version is removed."""
    feeds_fail(database, now)
    letters_fail(database, now)
    text_is_removed(database, now, story_id, number)


def letters_were_asked(database: Database, now: datetime) -> None:
    """From this machine, as many addresses were given as may be within an hour."""
    readers = Consent(database, sender="desk@desk.example", clock=lambda: now)
    for number in range(BY_ONE):
        readers.sign_up(f"reader{number}@example.org", Wanted("all"), client_of("127.0.0.1", ""))


def a_row_is_damaged(database: Database) -> None:
    """What no code of ours writes stands in the table of changes: whoever lists them fails."""
    with database.writing() as session:
        session.connection().exec_driver_sql("UPDATE change SET reasons = '{'")


def a_table_is_gone(database: Database) -> None:
    """No change can be read any more."""
    with database.writing() as session:
        session.connection().exec_driver_sql("ALTER TABLE change RENAME TO lost")
