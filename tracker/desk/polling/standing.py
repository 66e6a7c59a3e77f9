"""What the answers of a feed say of its address, one after another: it moved, it is gone. Pure.

A single answer proves little: a slip of a configuration says 301 or 410 for an hour. So a feed
takes a new address when it was sent there so often in a row, and rests when it was gone for a day.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from http import HTTPStatus

from tracker.errors import FetchError, ParseError
from tracker.models.values import Answer

MOVES = 3
"""Equal answers in a row after which a permanent redirect is believed."""

GONES = 3
GONE_FOR = timedelta(days=1)
"""Answers of 410, and the time between the first and the last of them, before a feed rests."""

REST = timedelta(days=7)
"""Between two looks at a feed that rests: one that comes back is noticed within a week."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What is remembered of a feed's last answers."""

    moving_to: str | None = None
    """Where they led for good."""
    moves: int = 0
    """How often in a row."""
    gone_since: datetime | None = None
    gones: int = 0

    @property
    def has_moved(self) -> bool:
        """True when its new address can be believed."""
        return self.moves >= MOVES

    def rests(self, now: datetime) -> bool:
        """True when it said often and long enough that it is gone."""
        long_enough = self.gone_since is not None and now - self.gone_since >= GONE_FOR
        return self.gones >= GONES and long_enough


def standing_after(
    before: Standing, result: Answer | FetchError | ParseError, at: datetime
) -> Standing:
    """What is to be remembered after one more answer.

    No answer at all, and an error other than 410, say nothing of either. Where it leads to what is
    no feed, it has not moved there.
    """
    if isinstance(result, ParseError):
        return Standing()
    if isinstance(result, FetchError):
        if result.status != HTTPStatus.GONE:
            return before
        return replace(before, gone_since=before.gone_since or at, gones=before.gones + 1)
    if result.moved_to is None:
        return Standing()
    same = result.moved_to == before.moving_to
    return Standing(result.moved_to, before.moves + 1 if same else 1)
