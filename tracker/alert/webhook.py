"""A change told to another program, by the rules of Standard Webhooks. Pure.

What is sent is thin: which change it is, what is to be known of it at once, and where the rest is;
no text of the story. A program knows us by the signature, and a message that comes twice by its id.
"""

from __future__ import annotations

import hmac
import json
from base64 import b64decode, b64encode
from datetime import datetime, timedelta
from hashlib import blake2b, sha256
from typing import Any

from tracker.alert.message import Digest, Entry, Letter, Trouble
from tracker.alert.message.clean import cut, one_line, web_address
from tracker.models.values import LabelKind, Posting, Weight

WAITS = (
    timedelta(seconds=5),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=5),
    timedelta(hours=10),
    timedelta(hours=14),
    timedelta(hours=20),
    timedelta(hours=24),
)
"""Before the second try, the third, …: as the rules propose. Ten tries in three days."""

PATIENCE = timedelta(days=5)
"""A webhook that took nothing for so long is told nothing more."""

GONE = 410
"""By this answer a webhook says that it wants no more."""

PREFIX = "whsec_"
"""By which a secret of a webhook is known."""
SECRET_BYTES = 24
"""The rules ask for 24 to 64."""

_HEADLINE = 300
_NOTE = 600
_LABEL = 80
_SAYS = 100
_CLAIMS = 10
_ADDRESS = 1_500
_ROOM = 18_000
"""Bytes of a digest's rows: receivers need not take more than 20 kB."""

_WHAT = {LabelKind.CORRECTION: "story.corrected", LabelKind.WITHDRAWN: "story.withdrawn"}


# -- the envelope ----------------------------------------------------------------------------------


def posting(url: str, secret: str, message_id: str, body: bytes, now: datetime) -> Posting:
    """The signed message, as it is sent now."""
    timestamp = int(now.timestamp())
    headers = {
        "Content-Type": "application/json",
        "webhook-id": message_id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": signature(secret, message_id, timestamp, body),
    }
    return Posting(url, body, headers)


def signature(secret: str, message_id: str, timestamp: int, body: bytes) -> str:
    """`v1,` and the signature of id, time and body; `secret` as `secret_of` gives it."""
    key = b64decode(secret.removeprefix(PREFIX))
    signed = hmac.digest(key, f"{message_id}.{timestamp}.".encode() + body, sha256)
    return f"v1,{b64encode(signed).decode()}"


def secret_of(key: bytes) -> str:
    """A key of SECRET_BYTES in the form in which both sides write it."""
    return PREFIX + b64encode(key).decode()


def webhook_id(message_id: str) -> str:
    """The id of a message in a form without dots, since those part what is signed."""
    return f"msg_{blake2b(message_id.encode('utf-8', 'replace'), digest_size=16).hexdigest()}"


# -- what it says ----------------------------------------------------------------------------------


def letter_body(letter: Letter) -> bytes:
    """One changed story as JSON, in less than 20 kB."""
    older, newer = letter.versions
    data = {
        "watch": letter.subscription_id,
        "outlet": letter.outlet,
        "story": letter.story_id,
        "old": older,
        "new": newer,
        "changes": letter.changes,
        "headline": _sides(letter.was, letter.now, _HEADLINE),
        "weight": letter.weight.value,
        "label": _sides(*letter.labels, _LABEL),
        "back_to": letter.back,
        "seen": {"after": _moment(letter.unseen_until), "by": _moment(letter.seen_at)},
        "note": _note(letter) if letter.note else None,
        "links": _links(letter.base_url, letter.story_id, letter.versions)
        | _there("original", web_address(letter.address, _ADDRESS)),
    }
    return _told(_what(letter), letter.seen_at, data)


def digest_body(digest: Digest, now: datetime) -> bytes:
    """Many changed stories as JSON, in less than 20 kB; `more` says how many are left out."""
    rows, room = [], _ROOM
    for entry in digest.entries:
        row = _row(entry, digest.base_url)
        room -= len(_written(row))
        if room < 0:
            break
        rows.append(row)
    data = {
        "watch": digest.subscription_id,
        "stories": rows,
        "more": len(digest.entries) - len(rows),
    }
    return _told("digest", now, data)


def trouble_body(trouble: Trouble) -> bytes:
    """A feed that fails, or is back, as JSON."""
    data = {
        "watch": trouble.subscription_id,
        "outlet": trouble.outlet,
        "feed": {"id": trouble.feed_id, "address": _plain(trouble.address, _ADDRESS)},
        "since": _moment(trouble.since),
        "error": _plain(trouble.error, _NOTE),
    }
    if trouble.back_at:
        return _told("feed.recovered", trouble.back_at, data | {"error": None})
    return _told("feed.failing", trouble.since, data)


def _what(letter: Letter) -> str:
    """The type of the message: the gravest thing that is true of it."""
    if letter.label_kind in _WHAT:
        return _WHAT[letter.label_kind]
    return "headline.changed" if letter.weight is Weight.HEADLINE else "story.changed"


def _note(letter: Letter) -> dict[str, Any]:
    """The edit note, what became of its first claims, and how much it does not mention."""
    claims = [
        {"says": _plain(says, _SAYS), "verdict": verdict}
        for verdict, says, _ in letter.declared[:_CLAIMS]
    ]
    return {
        "text": _plain(letter.note, _NOTE),
        "claims": claims,
        "not_mentioned": len(letter.unmentioned),
    }


def _row(entry: Entry, base_url: str) -> dict[str, Any]:
    older, newer = entry.versions
    return {
        "outlet": entry.outlet,
        "story": entry.story_id,
        "old": older,
        "new": newer,
        "changes": entry.changes,
        "headline": _sides(entry.was, entry.now, _HEADLINE),
        "label": _plain(entry.label, _LABEL),
        "links": _links(base_url, entry.story_id, entry.versions),
    }


def _links(base_url: str, story_id: int, versions: tuple[int, int]) -> dict[str, str]:
    older, newer = versions
    site = web_address(base_url, _ADDRESS).rstrip("/")
    if not site:
        return {}
    story = f"{site}/s/{story_id}"
    change = f"{story}/{older}..{newer}"
    return {"change": change, "json": f"{change}.json", "story": story}


def _there(name: str, value: str) -> dict[str, str]:
    return {name: value} if value else {}


def _sides(old: str | None, new: str | None, room: int) -> dict[str, str | None]:
    return {"old": _plain(old, room), "new": _plain(new, room)}


def _plain(text: str | None, room: int) -> str | None:
    return None if text is None else cut(one_line(text), room)


def _moment(moment: datetime | None) -> str | None:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}" if moment else None


def _told(what: str, happened_at: datetime, data: dict[str, Any]) -> bytes:
    return _written({"type": what, "timestamp": _moment(happened_at), "data": data})


def _written(told: dict[str, Any]) -> bytes:
    return json.dumps(told, ensure_ascii=False).encode()
