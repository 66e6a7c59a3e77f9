"""A worker that files invented stories, for a race: `python -m tests.pipeline.race URL FIRST N`.

It files N stories, a text a transaction, as soon as its standard input is closed. Every story is
met under two addresses, of which this worker sees the one that ends in FIRST first.
"""

from __future__ import annotations

import hashlib
import sys
from datetime import UTC, datetime

from tracker.models.records.feeds import Feed
from tracker.models.values import Answer, Entry
from tracker.pipeline.receive import Listed, entry_key, file_entry
from tracker.store import feeds, outlets
from tracker.store.captures import keep_capture
from tracker.store.database import Database, Session

NOW = datetime(2031, 5, 3, 12, tzinfo=UTC)
SHARED = "The council meets again on Thursday."
"""A paragraph that every story has."""


def entry(number: int, place: str) -> Entry:
    """A story of words that no other one has, at one of its addresses."""
    letters = "abcdefghijklmnop"
    digits = hashlib.blake2b(str(number).encode(), digest_size=60).hexdigest()
    words = ["".join(letters[int(d, 16)] for d in digits[i : i + 6]) for i in range(0, 120, 6)]
    text = (f"{' '.join(words)} said on Monday.", SHARED)
    link = f"https://wire.example/{number}/{place}"
    return Entry(title=" ".join(words[:6]), link=link, content=text)


def feed(database: Database) -> int:
    """Make the outlet and the feed of the race; the feed's id comes back."""
    with database.writing() as session:
        outlet = outlets.keep_outlet(session, "wire", title="Wire", dialect="any")
        one = Feed(outlet_id=outlet.id or 0, url="https://wire.example/feed", added_at=NOW)
        session.add(one)
        session.flush()
        return one.id or 0


def run(database: Database, first: str, count: int) -> None:
    """File the stories, each under both of its addresses."""
    with database.reading() as session:
        one, outlet = feeds.feed_named(session, "https://wire.example/feed")
    second = "b" if first == "a" else "a"

    def filing(of: Entry) -> None:
        def work(session: Session) -> None:
            answer = Answer(one.url, one.url, 200, {}, b"", NOW)
            capture = keep_capture(session, answer, feed_id=one.id)
            listed = Listed(of, entry_key(of), one, outlet, capture, NOW, None, None)
            file_entry(session, listed)

        database.write(work)

    for number in range(count):
        for place in (first, second):
            filing(entry(number, place))


if __name__ == "__main__":
    url, first, count = sys.argv[1:]
    database = Database(url)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.read()
    run(database, first, int(count))
    database.close()
