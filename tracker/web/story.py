"""One story, and each of its versions."""

from __future__ import annotations

from functools import partial

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from tracker.clock import utc_now
from tracker.show.blind import before_each
from tracker.show.fates import told
from tracker.web.asking import Desk, Id, Number
from tracker.web.showing import page

router = APIRouter()
_show = partial(router.api_route, methods=["GET", "HEAD"])


@_show("/s/{story_id}")
def story(request: Request, desk: Desk, story_id: Id) -> Response:
    """A story with its versions and addresses, and why they are one story."""
    read = desk.story(story_id)
    if read.story.id != story_id:
        return RedirectResponse(f"/s/{read.story.id}", status_code=307)
    unseen = read.blind(utc_now())
    return page(
        request,
        "story.html",
        read=read,
        linked=desk.linked(story_id),
        unseen=before_each(unseen, [line.version.seen_at for line in read.versions]),
        became=[told(fate) for fate in read.fates],
    )


@_show("/s/{story_id}/v/{number}")
def version(request: Request, desk: Desk, story_id: Id, number: Number) -> Response:
    """One version, as it was; where a person moved it, its page there."""
    read = desk.version(story_id, number)
    if read.story.id != story_id:
        return RedirectResponse(f"/s/{read.story.id}/v/{read.version.number}", status_code=307)
    return page(request, "version.html", status=410 if read.version.removed_at else 200, read=read)
