"""The fields that are hashed are the same strings on SQLite and on PostgreSQL."""

from __future__ import annotations

from datetime import UTC, datetime

from tracker.models.records.evidence import Capture
from tracker.models.records.outlets import Outlet
from tracker.models.records.stories import Address
from tracker.models.records.versions import Version
from tracker.models.seals import form, paragraph_hash
from tracker.models.values import Answer, Reason
from tracker.store import links, stories, versions
from tracker.store.captures import body_hash, keep_capture
from tracker.store.chain.forms import forms
from tracker.store.database import Database, Session

NOON = datetime(2031, 5, 3, 12, 0, 0, 70, tzinfo=UTC)
URL = "https://w.example/ß"


def _file(session: Session) -> None:
    outlet = Outlet(name="wire", title="Wire", dialect="any")
    session.add(outlet)
    session.flush()
    answer = Answer(URL, URL, 200, {"via": "ß", "age": "1"}, b"page", NOON, dialled="192.0.2.7")
    capture_id = keep_capture(session, answer, feed_id=None)
    story = stories.begin_story(session, outlet.id or 0, "Docks shut", NOON)
    address = Address(
        outlet_id=outlet.id or 0,
        story_id=story.id or 0,
        kind="url",
        value=URL,
        key=URL,
        first_seen_at=NOON,
        last_seen_at=NOON,
    )
    stories.add_address(session, address)
    version = Version(
        story_id=story.id or 0,
        number=1,
        address_id=address.id or 0,
        capture_id=capture_id,
        headline="Häfen zu",
        dateline="it's",
        captions=["Ein “Bild”"],
        seen_at=NOON,
        fingerprint="f",
    )
    versions.add_version(session, version, ["Zwei.", "Eins.", "Zwei."], story)
    reason = Reason("first", "no story is like it", 1.0)
    links.add_link(session, version, score=0.3333333, reasons=[reason], now=NOON)


def test_fields_are_the_same_strings_on_each_database(database_url: str) -> None:
    database = Database(database_url)
    database.upgrade()
    database.write(_file)
    with database.reading() as session:
        [capture] = forms(session, "capture", [1])
        [version] = forms(session, "version", [1])
        assert session.get_one(Capture, 1).captured_at == NOON
    database.close()
    noon = "2031-05-03 12:00:00.000070"
    page = body_hash(b"page")
    headers = '{"via": "\\u00df", "age": "1"}'
    fields = ["capture", 1, URL, None, noon, 200, headers, page, 4, "192.0.2.7", None]
    assert capture == (1, "", None, form(fields))
    hashes = " ".join(paragraph_hash(text) for text in ("Zwei.", "Eins.", "Zwei."))
    captions = '["Ein \\u201cBild\\u201d"]'
    text = ["text", "Häfen zu", None, None, None, "", "", "it's", "", captions, "[]", hashes]
    reasons = '[{"feature": "first", "words": "no story is like it", "points": 1.0}]'
    own = [1, 1, 1, "wire", URL, 1, page, None, None, None, noon, "f", 333, reasons]
    assert version == (1, "1@1", form(text), form(["version", *own]))
