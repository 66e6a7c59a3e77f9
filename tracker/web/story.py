"""One story, and each of its versions."""

from __future__ import annotations

from functools import partial

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from tracker.clock import utc_now
from tracker.show import timeline
from tracker.show.fates import told
from tracker.web import overview
from tracker.web.asking import Desk, Id, Number
from tracker.web.forms import Form
from tracker.web.fresh import fresh
from tracker.web.remembering import forget, remember, remembered
from tracker.web.showing import page

router = APIRouter()
_show = partial(router.api_route, methods=["GET", "HEAD"])


@_show("/s/{story_id}")
def story(request: Request, desk: Desk, story_id: Id, upto: Number | None = None) -> Response:
    """A story with its versions and addresses, and why they are one story.

    Of a long one, the versions up to that one.
    """
    read = desk.story(story_id)
    if read.story.id != story_id:
        return RedirectResponse(f"/s/{read.story.id}", status_code=307)
    now = utc_now()
    unseen, marks = read.blind(now), overview.marks(read)
    shown = page(
        request,
        "story.html",
        read=read,
        now=now,
        linked=desk.linked(story_id),
        rows=overview.rows(read, unseen, upto),
        headlines=overview.headlines(read.versions),
        marks=marks,
        unseen=unseen,
        shapes=timeline.legend(marks),
        present=overview.present(unseen, now),
        looks=overview.looks(read.spans),
        became=[told(fate) for fate in read.fates],
        mine=remembered(request).get(story_id),
    )
    return fresh(request, shown)


@router.post("/s/{story_id}/mine")
def mine(request: Request, desk: Desk, story_id: Id, form: Form) -> Response:
    """Remember, or forget, up to which version the reader has read a story."""
    known = [str(one.number) for one in desk.outline(story_id)]
    response = RedirectResponse(f"/s/{story_id}#mine", status_code=303)
    if form.get("number") in known:
        remember(request, response, story_id, int(form["number"]))
    else:
        forget(request, response, story_id)
    return response


@_show("/s/{story_id}/v/{number}")
def version(request: Request, desk: Desk, story_id: Id, number: Number) -> Response:
    """One version, as it was; where a person moved it, its page there."""
    read = desk.version(story_id, number)
    if read.story.id != story_id:
        return RedirectResponse(f"/s/{read.story.id}/v/{read.version.number}", status_code=307)
    return page(request, "version.html", status=410 if read.version.removed_at else 200, read=read)
