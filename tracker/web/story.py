"""One story: its page, and how it grew."""

from __future__ import annotations

import json
from base64 import b64encode
from functools import partial
from hashlib import sha256
from typing import Literal

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from tracker.desk.reading import objects
from tracker.show import growth, lives, timeline
from tracker.show.fates import told
from tracker.show.paint import STYLE
from tracker.web import overview
from tracker.web.asking import Desk, Id, Now, Number
from tracker.web.clocks import zone_of
from tracker.web.forms import Form
from tracker.web.fresh import fresh
from tracker.web.remembering import forget, remember, remembered
from tracker.web.showing import page

router = APIRouter()
_show = partial(router.api_route, methods=["GET", "HEAD"])

_STYLED = b64encode(sha256(STYLE.encode()).digest()).decode()
PICTURE = {"Content-Security-Policy": f"default-src 'none'; style-src 'sha256-{_STYLED}'"}
"""A picture is a page of its own: nothing but the one style that stands in it may apply."""


@_show("/s/{story_id}.json")
def story_as_json(request: Request, desk: Desk, now: Now, story_id: Id) -> Response:
    """A story with its versions and addresses, for programs."""
    read = desk.story(story_id)
    if read.story.id != story_id:
        return RedirectResponse(f"/s/{read.story.id}.json", status_code=307)
    links = dict(desk.links(story_id))
    unseen = read.blind(now)
    found = objects.story_in_full(read, links, unseen, desk.rereadings(read))
    text = json.dumps(found, ensure_ascii=False).encode("utf-8", "replace")
    return fresh(request, Response(text, media_type="application/json; charset=utf-8"))


@_show("/s/{story_id}/growth.svg")
def picture(request: Request, desk: Desk, story_id: Id) -> Response:
    """How a story grew, drawn."""
    read = desk.history(story_id)
    drawn = growth.svg(read.history, read.story.headline).encode("utf-8", "replace")
    return fresh(request, Response(drawn, media_type="image/svg+xml", headers=PICTURE))


@_show("/s/{story_id}/growth")
def grown(request: Request, desk: Desk, story_id: Id) -> Response:
    """How a story grew: the picture, and the same as a table."""
    read = desk.history(story_id)
    if read.story.id != story_id:
        return RedirectResponse(f"/s/{read.story.id}/growth", status_code=307)
    lineage = read.history.lineage
    found = [(one, lives.told(read.history, one)) for one in (lineage.headline, *lineage.lives)]
    turned = [lives.turned(read.history, one) for one in read.history.reversals]
    shown = page(request, "growth.html", read=read, lives=found, turned=turned)
    return fresh(request, shown)


@_show("/s/{story_id}")
def story(
    request: Request,
    desk: Desk,
    now: Now,
    story_id: Id,
    *,
    upto: Number | None = None,
    old: Number | None = None,
    new: Number | None = None,
    axis: Literal["", "log"] = "",
) -> Response:
    """A story with its versions and addresses, and why they are one story.

    Of a long one, the versions up to that one. `old` and `new` are chosen to be compared;
    `axis=log` gives the first minutes as much room in time as later days.
    """
    read, linked = desk.overview(story_id)
    if read.story.id != story_id:
        return RedirectResponse(f"/s/{read.story.id}", status_code=307)
    zone = zone_of(request, read.outlet)
    unseen, marks = read.blind(now), overview.marks(read, zone)
    shown = page(
        request,
        "story.html",
        read=read,
        now=now,
        zone=zone,
        linked=linked,
        rows=overview.rows(read, unseen, upto),
        headlines=overview.headlines(read.versions),
        marks=marks,
        line=timeline.Chosen(zone, axis == "log", ends := overview.ends(read.versions, old, new)),
        ends=ends,
        unseen=unseen,
        shapes=timeline.legend(marks),
        present=overview.present(unseen, now) or overview.stopped(read.spans, now),
        looks=overview.looks(read.spans),
        # The latest version itself is the page's first word on it.
        became=[told(fate) for fate in read.fates if fate.version != read.story.latest],
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
