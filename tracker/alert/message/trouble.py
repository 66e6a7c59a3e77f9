"""The mail on a feed that has failed for hours, and the reply to it once it is back. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage

from tracker.alert.message.clean import cut, one_line
from tracker.alert.message.headers import SUBJECT, host_of
from tracker.alert.message.plain import compose_plain
from tracker.alert.message.text import set_lines

_ADDRESS = 300
_ERROR = 300
_LAST = "This is the last mail on feeds for today; `tracker feeds list` shows them all."


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """A feed that fails, or is back."""

    recipient: str
    subscription_id: int
    outlet: str
    """Its short name."""
    outlet_title: str
    feed_id: int
    address: str
    since: datetime
    """The last look that it answered well."""
    back_at: datetime | None = None
    """Since when it answers again; None while it fails."""
    error: str = ""
    """What the last look came to that failed."""
    last: bool = False
    """Whether this reader is told of no more feeds today."""


def compose_trouble(trouble: Trouble, *, sender: str, now: datetime) -> EmailMessage:
    """The whole mail, the same bytes for the same arguments; *back* replies to *fails*."""
    title = one_line(trouble.outlet_title) or one_line(trouble.outlet)
    subject = cut(f"[{title}] A feed does not answer", SUBJECT)
    to, text = trouble.recipient, "\n".join(_lines(trouble)) + "\n"
    if trouble.back_at:
        subject = f"Re: {subject}"
    message = compose_plain(subject, text, sender=sender, recipient=to, now=now)
    message["Message-ID"] = trouble_id(trouble, sender)
    if trouble.back_at:
        message["In-Reply-To"] = message["References"] = _id(trouble, "fails", sender)
    return message


def trouble_id(trouble: Trouble, sender: str) -> str:
    """The same for the same subscription, feed and failure: a mail sent twice is known as one."""
    return _id(trouble, "back" if trouble.back_at else "fails", sender)


def _id(trouble: Trouble, what: str, sender: str) -> str:
    about = f"{trouble.subscription_id}.feed.{trouble.feed_id}.{trouble.since:%Y%m%dT%H%M%S}"
    return f"<{about}.{what}@{host_of(sender)}>"


def _lines(trouble: Trouble) -> list[str]:
    since = f"{trouble.since:%Y-%m-%d %H:%M} UTC"
    if trouble.back_at:
        first = (
            f"Answers again since {trouble.back_at:%Y-%m-%d %H:%M} UTC. It had not since {since}."
        )
    else:
        first = f"Has not answered well since {since}. The last look: {_error(trouble)}"
    return [
        cut(one_line(trouble.address), _ADDRESS),
        "",
        *set_lines(first),
        *(set_lines(_LAST) if trouble.last else ()),
        "",
        "You get this because you watch for feeds that fail.",
        f"To stop: tracker watch remove {trouble.subscription_id}",
    ]


def _error(trouble: Trouble) -> str:
    return cut(one_line(trouble.error), _ERROR) or "no answer"
