"""Letters to many readers on one change: what they share is worded and set once. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from email.message import EmailMessage
from hashlib import blake2b
from html import escape

from tracker.alert.message.headers import LETTER_POLICY, headers
from tracker.alert.message.html import html_part
from tracker.alert.message.letter import Letter
from tracker.alert.message.text import set_lines, text_part
from tracker.alert.message.wording import Footing, footing_of, put_in_words

_GAP = "\N{OBJECT REPLACEMENT CHARACTER}"
"""With a number, it stands where each reader's own words come; that an outlet may write it too does
no harm, since the gaps that are filled are the last ones."""


class Drafts:
    """Letters of one hour by one sender."""

    def __init__(self, sender: str, now: datetime) -> None:
        """`sender` is an address in ASCII, with or without a name before it; `now` is the date."""
        self._sender = sender
        self._now = now
        self._set: dict[tuple[int, tuple[int, int], int, int], tuple[str, str]] = {}

    def compose(self, letter: Letter) -> EmailMessage:
        """The whole mail. Letters of one story, range and number of changes say the same of it."""
        foot = footing_of(letter)
        about = (letter.story_id, letter.versions, letter.changes, len(foot.links))
        if about not in self._set:
            wording = replace(put_in_words(letter), foot=_gaps(foot))
            self._set[about] = text_part(wording), html_part(wording)
        text, html = self._set[about]
        own = (foot.reason, foot.stop, *(address for _, address in foot.links))
        text = _filled(text, ["\n".join(set_lines(words)) for words in own])
        html = _filled(html, [escape(words) for words in own])
        return self._mail(letter, text, html)

    def _mail(self, letter: Letter, text: str, html: str) -> EmailMessage:
        message = EmailMessage(policy=LETTER_POLICY)
        for name, value in headers(letter, sender=self._sender, now=self._now):
            message[name] = value
        message.set_content(text)
        message.add_alternative(html, subtype="html")
        message.set_boundary(boundary(text, html))
        return message


def boundary(text: str, html: str) -> str:
    """A line that neither part holds, since it is made of both; by itself `email` rolls dice."""
    return "=_" + blake2b((text + html).encode(), digest_size=16).hexdigest()


def _gaps(foot: Footing) -> Footing:
    """A footing of the same shape, a gap in place of each text."""
    links = ((name, f"{_GAP}{number}") for number, (name, _) in enumerate(foot.links, 2))
    return Footing(f"{_GAP}0", tuple(links), f"{_GAP}1" if foot.stop else "")


def _filled(text: str, words: Sequence[str]) -> str:
    """The text with the last gap of each number filled."""
    for number, own in enumerate(words):
        before, _, after = text.rpartition(f"{_GAP}{number}")
        text = before + own + after
    return text
