"""One version of a story: its text, where its words come from, and the answer it was read from."""

from __future__ import annotations

import json
from functools import partial
from typing import Annotated, Literal

from fastapi import APIRouter, HTTPException, Query, Request, Response
from fastapi.responses import RedirectResponse

from tracker.desk.reading import objects
from tracker.errors import DamagedError
from tracker.models.records.versions import Version
from tracker.show.blame import blamed
from tracker.web import memento
from tracker.web.asking import Desk, Id, Number
from tracker.web.clocks import zone_of
from tracker.web.fresh import fresh
from tracker.web.showing import page

GONE = 410

HARMLESS = {
    "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Robots-Tag": "noindex",
}
"""On what an outlet answered, byte for byte: as plain text, which nothing may take for anything
else (`nosniff` is on every answer), in a page that may run, load and send nothing."""

router = APIRouter()
_show = partial(router.api_route, methods=["GET", "HEAD"])


@_show("/s/{story_id}/v/{number}.json")
def version_as_json(request: Request, desk: Desk, story_id: Id, number: Number) -> Response:
    """The same as `tracker show --json`."""
    read = desk.version(story_id, number)
    if read.story.id != story_id:
        return RedirectResponse(f"{_place(read.version)}.json", status_code=307)
    text = json.dumps(objects.version_in_full(read), ensure_ascii=False).encode("utf-8", "replace")
    status = GONE if read.version.removed_at else 200
    media_type = "application/json; charset=utf-8"
    return fresh(request, Response(text, status_code=status, media_type=media_type))


@_show("/s/{story_id}/v/{number}/raw")
def raw(
    desk: Desk,
    story_id: Id,
    number: Number,
    as_: Annotated[Literal["text", "file"], Query(alias="as")] = "text",
) -> Response:
    """The outlet's answer as it came: shown as plain text, or handed over as a file."""
    try:
        version, body = desk.answer(story_id, number)
    except DamagedError as error:
        raise HTTPException(GONE, f"{str(error)[:1].upper()}{str(error)[1:]}.") from error
    if version.story_id != story_id:
        return RedirectResponse(f"{_place(version)}/raw", status_code=307)
    if version.removed_at is not None:
        raise HTTPException(GONE, f"Version {number}: {version.headline}.")
    name = f"story-{story_id}-version-{number}"
    kept = f'attachment; filename="{name}.raw"' if as_ == "file" else "inline"
    return Response(
        body,
        media_type="text/plain; charset=utf-8" if as_ == "text" else "application/octet-stream",
        headers={**HARMLESS, "Content-Disposition": kept},
    )


@_show("/s/{story_id}/v/{number}")
def version(
    request: Request,
    desk: Desk,
    story_id: Id,
    number: Number,
    blame: Literal["", "on"] = "",
) -> Response:
    """One version, as it was; where a person moved it, its page there.

    `blame=on` says of every paragraph, and of words in it, which version brought them.
    """
    read = desk.version(story_id, number)
    if read.story.id != story_id:
        return RedirectResponse(_place(read.version), status_code=307)
    removed = read.version.removed_at is not None
    traced = desk.history(story_id, number).history if blame and not removed else None
    shown = page(
        request,
        "removed.html" if removed else "version.html",
        status=GONE if removed else 200,
        read=read,
        zone=zone_of(request, read.outlet),
        kept=desk.kept(read.version),
        limits=traced.limits if traced else (),
        blamed=blamed(traced) if traced else None,
    )
    shown.headers.update(memento.headers(request, read.address, read.version))
    return fresh(request, shown)


def _place(version: Version) -> str:
    return f"/s/{version.story_id}/v/{version.number}"
