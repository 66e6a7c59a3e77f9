"""What a look at an address found, before anything is parsed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tracker.desk.polling.looks import look_at
from tracker.errors import BlockedError, FetchError, ParseError
from tracker.models.records.feeds import Feed
from tracker.models.records.stories import Address
from tracker.models.values import Answer
from tracker.parse.page.seen import steady_hash, visible_hash
from tracker.store.captures import body_hash

NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)
PAGE = (
    b"<html><script>nonce(1)</script><p>Docks are shut.</p><p>4 minutes ago</p>"
    b"<p>31 comments</p></html>"
)
OTHER_NONCE = PAGE.replace(b"nonce(1)", b"nonce(2)")
LATER = PAGE.replace(b"4 min", b"9 min").replace(b"31", b"32")
OTHER_TEXT = PAGE.replace(b"shut", b"open")


def page() -> Address:
    return Address(
        outlet_id=1,
        story_id=1,
        kind="url",
        value="https://w.example/a",
        key="url:https://w.example/a",
        first_seen_at=NOON,
        last_seen_at=NOON,
        etag='"1"',
        body_hash=body_hash(PAGE),
        text_hash=visible_hash(PAGE),
        steady_hash=steady_hash(PAGE),
    )


def feed() -> Feed:
    return Feed(outlet_id=1, url="https://w.example/f", added_at=NOON, body_hash=body_hash(PAGE))


def answer(body: bytes, status: int = 200) -> Answer:
    headers = {"etag": '"2"', "last-modified": "Sat, 03 May 2031 12:00:00 GMT"}
    return Answer("https://w.example/a", "https://w.example/a", status, headers, body, NOON)


@pytest.mark.parametrize(
    ("target", "body", "outcome"),
    [
        (page(), PAGE, "same"),
        (page(), OTHER_NONCE, "same"),
        (page(), LATER, "same"),
        (page(), OTHER_TEXT, "changed"),
        (feed(), PAGE, "same"),
        (feed(), OTHER_NONCE, "changed"),
    ],
    ids=[
        "page",
        "page, other nonce",
        "page, later",
        "page, other text",
        "feed",
        "feed, other bytes",
    ],
)
def test_a_page_is_the_same_when_its_text_is_and_a_feed_when_its_bytes_are(
    target: Address | Feed, body: bytes, outcome: str
) -> None:
    look = look_at(target, answer(body), NOON, None)
    assert look.outcome == outcome
    assert (look.etag, look.body_hash) == ('"2"', body_hash(body))
    assert look.error is None


def test_nothing_new_since_our_validators_keeps_what_is_known() -> None:
    target = page()
    look = look_at(target, answer(b"", 304), NOON, None)
    assert (look.outcome, look.etag) == ("same", '"1"')
    assert (look.body_hash, look.text_hash) == (target.body_hash, target.text_hash)


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (FetchError("a: late", kind="timeout"), "timeout"),
        (BlockedError("a: HTTP 403", kind="http 403", status=403), "http 403"),
        (ParseError("a: no text"), "unreadable"),
    ],
)
def test_a_failure_is_kept_by_its_kind_and_in_words(
    error: FetchError | ParseError, outcome: str
) -> None:
    look = look_at(page(), error, NOON, None)
    assert (look.outcome, look.error) == (outcome, str(error))
