"""How far a reader has read, in a cookie of their own that is set only when they ask for it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta

from fastapi import Request, Response

COOKIE = "looked"
MOST = 100
"""Stories that are remembered, those marked last: a cookie of two kilobytes at most."""
KEPT = timedelta(days=400)
"""The longest that browsers keep a cookie."""

_PLACE = "/"
"""The list of changes tells, too, what is new to its reader."""
_READ = re.compile(r"([0-9]{1,18})-([0-9]{1,9})")


def remembered(request: Request) -> dict[int, int]:
    """The version up to which each story was read, by its id, the one marked last at the end.

    What is no such cookie is passed over: a reader may write into it what they like.
    """
    parts = request.cookies.get(COOKIE, "").split(".")[:MOST]
    found = (_READ.fullmatch(part) for part in parts)
    return {int(match[1]): int(match[2]) for match in found if match}


def remember(request: Request, response: Response, story_id: int, number: int) -> None:
    """Let the browser keep that this story was read up to that version."""
    others = {key: read for key, read in remembered(request).items() if key != story_id}
    _keep(request, response, {**others, story_id: number})


def forget(request: Request, response: Response, story_id: int) -> None:
    """Let the browser keep nothing about this story."""
    others = {key: read for key, read in remembered(request).items() if key != story_id}
    _keep(request, response, others)


def _keep(request: Request, response: Response, read: Mapping[int, int]) -> None:
    if not read:
        response.delete_cookie(COOKIE, path=_PLACE)
        return
    kept = list(read.items())[-MOST:]
    response.set_cookie(
        COOKIE,
        ".".join(f"{story_id}-{number}" for story_id, number in kept),
        max_age=int(KEPT.total_seconds()),
        path=_PLACE,
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
