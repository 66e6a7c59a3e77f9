"""How long a host wants to be left alone, read from its answer. Pure."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

# A host that says "0" is asked again a minute later all the same, and one that says "in ten years"
# tomorrow: so long may a slip of its configuration make us blind, and no longer.
SHORTEST = timedelta(minutes=1)
LONGEST = timedelta(days=1)


def retry_after(value: str | None, now: datetime) -> datetime | None:
    """The moment that a Retry-After header names, at least SHORTEST and at most LONGEST from now.

    Seconds or an HTTP date, as RFC 9110 has them; None for no header and for any other text.
    """
    wanted = _seconds(value.strip(), now) if value else None
    if wanted is None:
        return None
    shortest, longest = SHORTEST.total_seconds(), LONGEST.total_seconds()
    return now + timedelta(seconds=min(max(wanted, shortest), longest))


def _seconds(text: str, now: datetime) -> float | None:
    if number := re.fullmatch(r"([+-]?)0*([0-9]{1,300})", text):
        return float(number[1] + number[2])
    try:
        named = parsedate_to_datetime(text)
    except ValueError:
        return None
    return ((named if named.tzinfo else named.replace(tzinfo=UTC)) - now).total_seconds()
