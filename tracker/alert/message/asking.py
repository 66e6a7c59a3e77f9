"""The mail that asks an address whether it wants a watch. Pure.

Anybody may have given that address, so it holds nothing that they wrote: neither words nor names.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage

from tracker.alert.message.clean import one_line
from tracker.alert.message.headers import host_of
from tracker.alert.message.plain import compose_plain
from tracker.alert.message.text import set_lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked of whom."""

    recipient: str
    site: str
    """The title of this desk, as its keeper wrote it."""
    base_url: str
    number: int
    """Of the confirmation."""
    asked_at: datetime
    link: str
    """Where to say yes; for a watch that goes on already, where to change it."""
    goes_on: bool = False


def compose_question(question: Question, *, sender: str, now: datetime) -> EmailMessage:
    """The whole mail, the same bytes for the same arguments."""
    site = one_line(question.site)
    subject = f"{site}: {'your watches' if question.goes_on else 'do you want these mails?'}"
    text = "\n".join(line for block in _blocks(question, site) for line in (*block, ""))
    to = question.recipient
    message = compose_plain(subject, text, sender=sender, recipient=to, now=now)
    message["Message-ID"] = question_id(question, sender)
    message["X-Auto-Response-Suppress"] = "All"
    return message


def question_id(question: Question, sender: str) -> str:
    """The same however often it is sent."""
    return f"<confirm.{question.number}.{question.asked_at:%Y%m%dT%H%M%S}@{host_of(sender)}>"


def _blocks(question: Question, site: str) -> list[list[str]]:
    who = f"Somebody, likely you, asked {site} to write to this address when news stories change."
    begin = list(set_lines(f"{who} {site} is at"))
    if question.goes_on:
        say = "You have that watch already. To change, pause or end it, open"
        end = "If it was not you who asked, do nothing."
    else:
        say = "To see what was asked for, and to say yes, open"
        end = (
            "If you do not want that, do nothing: no alert comes without your yes, and what was "
            "asked for is forgotten after two days."
        )
    return [
        [*begin, one_line(question.base_url)],
        [*set_lines(say), question.link],
        list(set_lines(end)),
    ]
