"""Whether the desk is well, for a machine that asks."""

from __future__ import annotations

from functools import partial

from fastapi import APIRouter, Response
from fastapi.responses import PlainTextResponse

from tracker.clock import utc_now
from tracker.web.asking import Desk

router = APIRouter()
_show = partial(router.api_route, methods=["GET", "HEAD"])


@_show("/healthz")
def health(desk: Desk) -> Response:
    """`ok` when the database answers and whoever polls into it gives signs of life; else 503."""
    if found := desk.complaints(utc_now()):
        return PlainTextResponse("".join(f"{line}\n" for line in found), status_code=503)
    return PlainTextResponse("ok\n")
