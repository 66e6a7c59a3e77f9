"""Letters to many readers on one change: what they share is worded and set once. Pure."""

from __future__ import annotations

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

_GAP = Footing("\N{OBJECT REPLACEMENT CHARACTER}reason", "\N{OBJECT REPLACEMENT CHARACTER}stop")
"""Stands where each reader's own words come; wording never ends in such a line by itself, since the
gaps that are filled are the last ones."""


class Drafts:
    """Letters of one hour by one sender."""

    def __init__(self, sender: str, now: datetime) -> None:
        """`sender` is an address in ASCII, with or without a name before it; `now` is the date."""
        self._sender = sender
        self._now = now
        self._set: dict[tuple[int, tuple[int, int], int], tuple[str, str]] = {}

    def compose(self, letter: Letter) -> EmailMessage:
        """The whole mail. Letters of one story, range and number of changes say the same of it."""
        about = (letter.story_id, letter.versions, letter.changes)
        if about not in self._set:
            wording = replace(put_in_words(letter), reason=_GAP.reason, stop=_GAP.stop)
            self._set[about] = text_part(wording), html_part(wording)
        text, html = self._set[about]
        footing = footing_of(letter)
        text = _filled(text, Footing("\n".join(set_lines(footing.reason)), footing.stop))
        html = _filled(html, Footing(escape(footing.reason), escape(footing.stop)))
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


def _filled(text: str, footing: Footing) -> str:
    """The text with the last gap of each kind filled."""
    for gap, words in zip(_GAP, footing, strict=True):
        before, _, after = text.rpartition(gap)
        text = before + words + after
    return text
