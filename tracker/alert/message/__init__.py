"""The letter that tells of one changed headline: a value in, a mail out. Pure.

`letter` is what the mail is about, `wording` what it says of it, `note` of its edit note; `text`
and `html` are how its two parts set the same words, by `headers` it is sorted and threaded.
"""

from __future__ import annotations

from datetime import datetime
from email.message import EmailMessage
from hashlib import blake2b

from tracker.alert.message.headers import LETTER_POLICY, headers
from tracker.alert.message.html import html_part
from tracker.alert.message.letter import Letter
from tracker.alert.message.text import text_part
from tracker.alert.message.wording import put_in_words

__all__ = ["Letter", "compose"]


def compose(letter: Letter, *, sender: str, now: datetime) -> EmailMessage:
    """The whole mail, the same bytes for the same arguments.

    `sender` is an address in ASCII, with or without a name before it; `now` becomes the date.
    """
    wording = put_in_words(letter)
    message = EmailMessage(policy=LETTER_POLICY)
    for name, value in headers(letter, sender=sender, now=now):
        message[name] = value
    text, html = text_part(wording), html_part(wording)
    message.set_content(text)
    message.add_alternative(html, subtype="html")
    message.set_boundary(_boundary(text, html))
    return message


def _boundary(text: str, html: str) -> str:
    """A line that neither part holds, since it is made of both; by itself `email` rolls dice."""
    return "=_" + blake2b((text + html).encode(), digest_size=16).hexdigest()
