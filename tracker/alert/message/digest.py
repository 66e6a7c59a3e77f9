"""Many alerts in one letter: what changed since the last one, by outlet and story. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from itertools import groupby

from tracker.alert.message.clean import cut, one_line, web_address
from tracker.alert.message.drafts import boundary
from tracker.alert.message.headers import LETTER_POLICY, SUBJECT, host_of
from tracker.alert.message.html import digest_part
from tracker.alert.message.text import digest_text
from tracker.alert.message.ways import NO_WAYS, Ways, unsubscribing
from tracker.alert.message.wording import Row, Section, footing, headline_of, watched

_TITLE = 80
_ADDRESS = 1_500
_ROWS = 100
"""Stories that a digest tells of; of more it says how many: 100 take 50 kB of HTML."""

_PERIODS = {"hourly": "Hourly", "daily": "Daily", "weekly": "Weekly"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One story of a digest: as it stood first in the period, and last."""

    outlet: str
    outlet_title: str
    story_id: int
    was: str
    now: str
    versions: tuple[int, int]
    changes: int
    """How many of them the watch asked for."""
    unmentioned: bool = False
    """Something changed, tellingly, that the edit notes do not mention."""
    label: str = ""
    """Of the newest version, verbatim, where it is a correction or a withdrawal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What is told, as the outlets wrote it: nothing is cleaned or cut here."""

    recipient: str
    subscription_id: int
    scope: str
    value: str
    how: str
    """`hourly`, `daily` or `weekly`; `at_once` for what one day was too much of."""
    entries: Sequence[Entry]
    message_id: str
    base_url: str = ""
    ways: Ways = NO_WAYS
    """What the reader can do about it, each a link of their own."""


def compose_digest(digest: Digest, *, sender: str, now: datetime) -> EmailMessage:
    """The whole mail, the same bytes for the same arguments."""
    message = EmailMessage(policy=LETTER_POLICY)
    for name, value in _headers(digest, sender, now):
        message[name] = value
    sections, rest = tuple(_sections(digest)), _rest(digest)
    foot = footing(watched(digest.scope, digest.value), digest.subscription_id, digest.ways)
    text = digest_text(sections, rest, foot)
    html = digest_part(sections=sections, rest=rest, foot=foot, title=title(digest))
    message.set_content(text)
    message.add_alternative(html, subtype="html")
    message.set_boundary(boundary(text, html))
    return message


def digest_id(subscription_id: int, lead_id: int, owed_at: datetime, sender: str) -> str:
    """The same for the same alerts: a digest that is sent twice is known as one."""
    return f"<{subscription_id}.digest.{lead_id}.{owed_at:%Y%m%dT%H%M%S}@{host_of(sender)}>"


def title(digest: Digest) -> str:
    """The subject: the same for every digest of a watch, so that they stand in one thread."""
    period = _PERIODS.get(digest.how, "Digest")
    return cut(f"{period}: {watched(digest.scope, digest.value)}", SUBJECT)


def _headers(digest: Digest, sender: str, now: datetime) -> Iterator[tuple[str, str]]:
    root = f"<digest.{digest.subscription_id}.{digest.how}@{host_of(sender)}>"
    yield "From", one_line(sender)
    yield "To", one_line(digest.recipient)
    yield "Subject", title(digest)
    yield "Date", format_datetime(now)
    yield "Message-ID", digest.message_id
    yield "In-Reply-To", root
    yield "References", root
    yield "List-Id", f"<digest.headlines.{host_of(sender)}>"
    yield from unsubscribing(digest.ways)
    yield "Auto-Submitted", "auto-generated"
    yield "Precedence", "bulk"
    yield "X-Auto-Response-Suppress", "All"


def _sections(digest: Digest) -> Iterator[Section]:
    ordered = sorted(digest.entries[:_ROWS], key=lambda one: (one.outlet, one.story_id))
    for _, group in groupby(ordered, key=lambda one: one.outlet):
        entries = list(group)
        name = cut(one_line(entries[0].outlet_title) or one_line(entries[0].outlet), _TITLE)
        yield Section(name, tuple(_row(entry, digest.base_url) for entry in entries))


def _row(entry: Entry, base_url: str) -> Row:
    older, newer = entry.versions
    changes = f"{entry.changes} change{'s' if entry.changes > 1 else ''}"
    marks = [f"version {older} → {newer}", changes, cut(one_line(entry.label), _TITLE)]
    marks.append("something is not mentioned in the note" if entry.unmentioned else "")
    site = web_address(base_url, _ADDRESS).rstrip("/")
    target = (
        f"{site}/s/{entry.story_id}/{older}..{newer}"
        if site
        else f"tracker diff {entry.story_id} {older}..{newer}"
    )
    was, now = headline_of(entry.was), headline_of(entry.now)
    return Row(now, was if was != now else "", " · ".join(filter(None, marks)), target)


def _rest(digest: Digest) -> str:
    more = len(digest.entries) - _ROWS
    return f"… and {more:,} more stor{'ies' if more > 1 else 'y'}" if more > 0 else ""
