"""One question to the desk, one template each."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import PlainTextResponse, RedirectResponse
from pydantic import Field

from tracker.clock import utc_now
from tracker.desk.comparing import Comparing
from tracker.errors import NotFoundError
from tracker.models.records.outlets import Outlet
from tracker.models.values import Weight
from tracker.show.blind import before_each
from tracker.show.fates import told
from tracker.web.showing import page

CHANGES = 60
"""Of the newest changes, as many as a morning brings; three screens of them."""

STORIES = 200
"""Stories of one search: more are found by another word, not by reading on."""

LONGEST_QUERY = 200
"""Characters of a search that are read; nobody types more."""

router = APIRouter()
_show = partial(router.api_route, methods=["GET", "HEAD"])


async def _reading(request: Request) -> Comparing:
    # Without `async` it would wait for a thread of its own, which takes longer than many a page.
    reading: Comparing = request.app.state.reading
    return reading


Desk = Annotated[Comparing, Depends(_reading)]
Id = Annotated[int, Field(ge=1, le=2**63 - 1)]
Number = Annotated[int, Field(ge=1, le=2**31 - 1)]
"""Of a version. Both as large as the database has room for: beyond that, it will not be asked."""
Name = Annotated[str, Query(max_length=LONGEST_QUERY)]


@_show("/")
def changes(
    request: Request, desk: Desk, weight: Weight | Literal[""] = "", outlet: Name = ""
) -> Response:
    """The newest changes; as long as there are none, the stories that may have some."""
    outlets = _outlets(desk, outlet)
    found = desk.changes(weight=weight, outlet=outlet, limit=CHANGES)
    filtered = bool(weight or outlet)
    return page(
        request,
        "changes.html",
        changes=found,
        most=CHANGES,
        stories=[] if found or filtered else desk.stories(limit=CHANGES),
        outlets=outlets,
        weight=weight,
        outlet=outlet,
    )


@_show("/stories")
def stories(request: Request, desk: Desk, q: str = "", outlet: Name = "") -> Response:
    """Stories by words of their headline; every story without a word."""
    query = _words(q[:LONGEST_QUERY])
    return page(
        request,
        "stories.html",
        outlets=_outlets(desk, outlet),
        stories=desk.stories(query, outlet=outlet, limit=STORIES),
        most=STORIES,
        query=query,
        outlet=outlet,
    )


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


def _words(query: str) -> str:
    """A search without what no headline holds: PostgreSQL refuses to be asked for a NUL."""
    return " ".join("".join(c if c.isprintable() else " " for c in query).split())
