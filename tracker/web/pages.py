"""Whether the desk is well, for a machine that asks."""

from __future__ import annotations

from functools import partial

from fastapi import APIRouter, Request, Response
from fastapi.responses import PlainTextResponse

from tracker.desk.reading.health import Health
from tracker.errors import NotFoundError

router = APIRouter()
_show = partial(router.api_route, methods=["GET", "HEAD"])


@_show("/healthz")
async def health(request: Request) -> Response:
    """`ok` when the database answers and whoever polls into it gives signs of life; else 503."""
    # Without `async` it would wait for a thread, and all of them may be at work on slow pages.
    kept: Health | None = request.app.state.health
    if kept is None:
        raise NotFoundError("nobody looks here how the desk is")
    if found := kept.complaints():
        return PlainTextResponse("".join(f"{line}\n" for line in found), status_code=503)
    return PlainTextResponse("ok\n")
