"""By whose clock a page tells its times: the outlet's, the reader's, or that of UTC.

The reader's own clock only a script in their browser knows; without one it is UTC.
"""

from __future__ import annotations

from datetime import UTC, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from fastapi import Request

from tracker.models.records.outlets import Outlet
from tracker.web import preferences


def zone_of(request: Request, outlet: Outlet) -> tzinfo:
    """The zone in which this reader is told of the stories of an outlet."""
    if (
        not outlet.zone
        or preferences.of(request.cookies, request.query_params)["times"] != "outlet"
    ):
        return UTC
    try:
        return ZoneInfo(outlet.zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        # It was known when the settings were read; another machine may know fewer.
        return UTC


def named(zone: tzinfo) -> str:
    """`UTC`, `Asia/Seoul`."""
    return zone.key if isinstance(zone, ZoneInfo) else "UTC"
