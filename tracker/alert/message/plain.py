"""A mail of a few plain lines that belongs to no story, such as an anchor. Pure."""

from __future__ import annotations

from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime

from tracker.alert.message.headers import LETTER_POLICY


def compose_plain(
    subject: str, text: str, *, sender: str, recipient: str, now: datetime
) -> EmailMessage:
    """The whole mail, the same bytes for the same arguments."""
    message = EmailMessage(policy=LETTER_POLICY)
    message["From"], message["To"], message["Subject"] = sender, recipient, subject
    message["Date"] = format_datetime(now)
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(text)
    return message
