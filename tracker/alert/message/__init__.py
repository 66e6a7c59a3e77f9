"""The letter that tells of one changed headline: a value in, a mail out. Pure.

`letter` is what the mail is about, `wording` what it says of it, `note` of its edit note; `text`
and `html` are how its two parts set the same words, by `headers` it is sorted and threaded;
`digest` is a letter of many stories, `trouble` one of a feed that fails.
"""

from __future__ import annotations

from datetime import datetime
from email.message import EmailMessage

from tracker.alert.message.digest import Digest, Entry, compose_digest, digest_id
from tracker.alert.message.drafts import Drafts
from tracker.alert.message.headers import letter_id
from tracker.alert.message.letter import Letter
from tracker.alert.message.trouble import Trouble, compose_trouble, trouble_id

__all__ = [
    "Digest",
    "Drafts",
    "Entry",
    "Letter",
    "Trouble",
    "compose",
    "compose_digest",
    "compose_trouble",
    "digest_id",
    "letter_id",
    "trouble_id",
]


def compose(letter: Letter, *, sender: str, now: datetime) -> EmailMessage:
    """The whole mail, the same bytes for the same arguments.

    `sender` is an address in ASCII, with or without a name before it; `now` becomes the date.
    """
    return Drafts(sender, now).compose(letter)
