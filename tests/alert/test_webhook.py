"""What a program is told, and by what it knows that we told it."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.alert import webhook
from tracker.alert.message import Digest, Entry, Letter, Trouble
from tracker.models.values import LabelKind, Span, Weight

NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)
HOOK = "https://hook.example/in"


def letter(**other: Any) -> Letter:
    told: dict[str, Any] = {
        "recipient": "a@example.org",
        "subscription_id": 3,
        "scope": "all",
        "outlet": "wire",
        "outlet_title": "The Wire",
        "story_id": 12,
        "first_headline": "Ferry aground",
        "was": "Ferry aground, 12 hurt",
        "now": "Ferry aground, 47 hurt",
        "headline": (Span("=", "Ferry aground"),),
        "versions": (2, 3),
        "unseen_until": None,
        "seen_at": NOON,
        "base_url": "https://desk.example/",
        "address": "https://wire.example/1",
    }
    return Letter(**told | other)


def told(letter: Letter) -> Any:
    return json.loads(webhook.letter_body(letter))


def test_the_signature_is_the_one_of_the_rules() -> None:
    """The example that the authors of the rules publish with their libraries."""
    secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    body = b'{"test": 2432232314}'
    made = webhook.signature(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, body)
    assert made == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


@given(st.binary(min_size=24, max_size=64), st.binary(max_size=200))
def test_a_program_can_verify_a_message_by_itself(key: bytes, body: bytes) -> None:
    sent = webhook.posting(HOOK, webhook.secret_of(key), "msg_1", body, NOON)
    head = sent.headers
    signed = f"{head['webhook-id']}.{head['webhook-timestamp']}.".encode() + sent.body
    expected = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    assert head["webhook-signature"] == f"v1,{expected}"
    assert int(head["webhook-timestamp"]) == NOON.timestamp()


def test_an_id_has_no_dot_and_stays_the_same() -> None:
    made = webhook.webhook_id("<3.12.2-3.ab@localhost>")
    assert made == webhook.webhook_id("<3.12.2-3.ab@localhost>")
    assert made != webhook.webhook_id("<3.12.2-4.ab@localhost>")
    assert "." not in made


def test_a_letter_says_which_change_it_is_and_where_the_rest_is() -> None:
    found = told(
        letter(
            note="(ADDS details)",
            declared=(("found", "details added", "paragraph 3"),),
            unmentioned=("number 12 → 47", "a name"),
        )
    )
    assert found["type"] == "headline.changed"
    assert found["timestamp"] == "2031-05-03T12:00:00Z"
    data = found["data"]
    assert (data["story"], data["old"], data["new"]) == (12, 2, 3)
    assert data["headline"] == {"old": "Ferry aground, 12 hurt", "new": "Ferry aground, 47 hurt"}
    assert data["note"] == {
        "text": "(ADDS details)",
        "claims": [{"says": "details added", "verdict": "found"}],
        "not_mentioned": 2,
    }
    assert data["links"]["json"] == "https://desk.example/s/12/2..3.json"
    assert data["links"]["original"] == "https://wire.example/1"


@pytest.mark.parametrize(
    ("kind", "weight", "what"),
    [
        (LabelKind.CORRECTION, Weight.MINOR, "story.corrected"),
        (LabelKind.WITHDRAWN, Weight.HEADLINE, "story.withdrawn"),
        (LabelKind.UPDATE, Weight.HEADLINE, "headline.changed"),
        (None, Weight.SUBSTANTIVE, "story.changed"),
    ],
)
def test_the_type_is_the_gravest_thing(kind: LabelKind | None, weight: Weight, what: str) -> None:
    assert told(letter(label_kind=kind, weight=weight))["type"] == what


@given(st.text(), st.text())
def test_whatever_a_headline_holds_it_is_json_in_one_line(was: str, now: str) -> None:
    headline = told(letter(was=was, now=now))["data"]["headline"]
    assert not any(sign in headline["old"] + headline["new"] for sign in "\n\r\0")


@pytest.mark.parametrize("sign", ["한", '"', "\ud800", "\\", "𝕏"])
def test_a_message_is_thin_whatever_it_tells(sign: str) -> None:
    huge = sign * 100_000
    claims = tuple(("found", huge, huge) for _ in range(100))
    body = webhook.letter_body(
        letter(was=huge, now=huge, note=huge, labels=(huge, huge), declared=claims)
    )
    assert len(body) < 20_000


def test_a_digest_is_as_long_as_it_may_be_and_says_what_is_left_out() -> None:
    entries = [
        Entry("wire", "The Wire", number, "한" * 400, "글" * 400, (1, 2), 1)
        for number in range(1, 101)
    ]
    digest = Digest(
        recipient="a@example.org",
        subscription_id=3,
        scope="all",
        value="",
        how="daily",
        entries=entries,
        message_id="msg_1",
    )
    body = webhook.digest_body(digest, NOON)
    found = json.loads(body)
    assert len(body) < 20_000
    assert found["type"] == "digest"
    assert found["data"]["stories"][0]["story"] == 1
    assert len(found["data"]["stories"]) + found["data"]["more"] == 100


def test_a_feed_that_fails_and_is_back_has_types_of_its_own() -> None:
    fails = Trouble(
        recipient="a@example.org",
        subscription_id=3,
        outlet="wire",
        outlet_title="The Wire",
        feed_id=7,
        address="https://wire.example/rss",
        since=NOON,
        error="timeout",
    )
    found = json.loads(webhook.trouble_body(fails))
    assert (found["type"], found["timestamp"]) == ("feed.failing", "2031-05-03T12:00:00Z")
    assert found["data"]["feed"] == {"id": 7, "address": "https://wire.example/rss"}
    assert found["data"]["error"] == "timeout"
    back = json.loads(webhook.trouble_body(replace(fails, back_at=NOON)))
    assert (back["type"], back["data"]["error"]) == ("feed.recovered", None)
