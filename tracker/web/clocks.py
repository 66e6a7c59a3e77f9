"""By whose clock a page tells its times: the outlet's, the reader's, or that of UTC.

The reader's own clock only a script in their browser knows; without one it is UTC.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, tzinfo
from typing import Protocol
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from fastapi import Request

from tracker.web import preferences


class Zoned(Protocol):
    """What has a zone by its name; an empty one where it is not known."""

    @property
    def zone(self) -> str:
        """Its name, `Asia/Seoul`."""


def zone_of(request: Request, outlet: Zoned) -> tzinfo:
    """The zone in which this reader is told of the stories of an outlet."""
    return told_in(outlet, preferences.of(request.cookies, request.query_params))


def told_in(outlet: Zoned, chosen: Mapping[str, str]) -> tzinfo:
    """The same of a reader with these preferences."""
    if not outlet.zone or chosen["times"] != "outlet":
        return UTC
    try:
        return ZoneInfo(outlet.zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        # It was known when the settings were read; another machine may know fewer.
        return UTC


def of_lists(chosen: Mapping[str, str]) -> str:
    """By whose clocks a list of several outlets is told."""
    return "each outlet's own zone, else UTC" if chosen["times"] == "outlet" else "UTC"


def named(zone: tzinfo) -> str:
    """`UTC`, `Asia/Seoul`."""
    return zone.key if isinstance(zone, ZoneInfo) else "UTC"
