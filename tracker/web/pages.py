"""One question to the desk, one template each."""

from __future__ import annotations

from functools import partial

from fastapi import APIRouter, Request, Response
from fastapi.responses import PlainTextResponse

from tracker.clock import utc_now
from tracker.desk.comparing import Comparing
from tracker.errors import NotFoundError
from tracker.models.records.outlets import Outlet
from tracker.web.asking import Desk, Name
from tracker.web.showing import page

STORIES = 200
"""Stories of the list: others are found by a search, not by reading on."""

router = APIRouter()
_show = partial(router.api_route, methods=["GET", "HEAD"])


@_show("/stories")
def stories(request: Request, desk: Desk, outlet: Name = "") -> Response:
    """The stories that changed last, of all outlets or of one."""
    return page(
        request,
        "stories.html",
        outlets=_outlets(desk, outlet),
        stories=desk.stories(outlet=outlet, limit=STORIES),
        most=STORIES,
        outlet=outlet,
    )


@_show("/healthz")
def health(desk: Desk) -> Response:
    """`ok` when the database answers and whoever polls into it gives signs of life; else 503."""
    if found := desk.complaints(utc_now()):
        return PlainTextResponse("".join(f"{line}\n" for line in found), status_code=503)
    return PlainTextResponse("ok\n")


def _outlets(desk: Comparing, named: str) -> list[Outlet]:
    """All outlets.

    Raises NotFoundError when the one that the reader named is not among them.
    """
    outlets = desk.outlets()
    if named and named not in {outlet.name for outlet in outlets}:
        raise NotFoundError(f"no outlet is named “{named}”")
    return outlets
