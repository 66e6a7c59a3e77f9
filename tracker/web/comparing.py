"""Any two versions of a story beside each other: as a page, as JSON, as a patch."""

from __future__ import annotations

import json
from functools import partial
from typing import Annotated, Literal

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import Field

from tracker.desk.reading.comparing import Comparison
from tracker.errors import NotFoundError
from tracker.show import folds, html, objects, patch
from tracker.show.jumps import jumps
from tracker.web.asking import Desk, Id, Name, Number
from tracker.web.clocks import zone_of
from tracker.web.fresh import fresh
from tracker.web.naming import Newer, Older, ends, numbers, way
from tracker.web.remembering import remember, remembered
from tracker.web.showing import page
from tracker.web.wording import Asked, foldings

MOST_CONTEXT = 99
"""Paragraphs around a change that can be asked for: more than nearly every text has."""

router = APIRouter()
_show = partial(router.api_route, methods=["GET", "HEAD"])


@_show("/s/{story_id}/compare")
def chosen(story_id: Id, old: Number, new: Number) -> Response:
    """The permalink of the two versions that a reader chose in the table of a story."""
    return RedirectResponse(_between(story_id, old, new), status_code=303)


@_show("/s/{story_id}/{older}..")
def since(request: Request, desk: Desk, story_id: Id, older: Older) -> Response:
    """From a version to the latest."""
    return _named(request, desk, story_id, (older, "latest"))


@_show("/s/{story_id}/..{newer}")
def step(request: Request, desk: Desk, story_id: Id, newer: Newer) -> Response:
    """The step that made a version."""
    return _named(request, desk, story_id, ("prev", newer))


@_show("/s/{story_id}/{older}..{newer}.json")
def change_as_json(
    request: Request, desk: Desk, story_id: Id, older: Older, newer: Newer
) -> Response:
    """The same as `tracker diff --json`."""
    if isinstance(older, str) or isinstance(newer, str):
        return _named(request, desk, story_id, (older, newer), ".json")
    found = _kept(desk.compare(story_id, older, newer))
    told = objects.between(
        found.diff, story=story_id, outlet=found.outlet.name, old=older, new=newer
    )
    return _text(request, json.dumps(told, ensure_ascii=False), "application/json")


@_show("/s/{story_id}/{older}..{newer}.patch")
def change_as_patch(
    request: Request, desk: Desk, story_id: Id, older: Older, newer: Newer
) -> Response:
    """The same as `tracker diff --patch`."""
    if isinstance(older, str) or isinstance(newer, str):
        return _named(request, desk, story_id, (older, newer), ".patch")
    found = _kept(desk.compare(story_id, older, newer))
    sides = (patch.side(story_id, one.number, one.seen_at) for one in (found.old, found.new))
    lines = "".join(f"{line}\n" for line in patch.unified(found.diff, *sides))
    return _text(request, lines, "text/x-diff")


@_show("/s/{story_id}/{older}..{newer}")
def change(
    request: Request,
    desk: Desk,
    story_id: Id,
    older: Older,
    newer: Newer,
    *,
    fold: Name = "",
    view: Literal["", "inline", "split"] = "",
    context: Annotated[int, Field(ge=0, le=MOST_CONTEXT)] | None = None,
    marks: Literal["", "spoken"] = "",
) -> Response:
    """Any two versions compared, the earlier one first.

    `view=split` sets the texts side by side; with a context, what stayed is folded but for so many
    paragraphs around each change; `marks=spoken` says in words what went and what came.
    """
    if isinstance(older, str) or isinstance(newer, str):
        return _named(request, desk, story_id, (older, newer))
    if older > newer:
        return RedirectResponse(_between(story_id, older, newer), status_code=308)
    by = _classes(fold)
    found = desk.between(story_id, older, newer)
    if moved := _moved(story_id, found.compared):
        return RedirectResponse(moved, status_code=307)
    beside = view == "split"
    asked = Asked(fold, "split" if beside else "", "" if context is None else str(context), marks)
    diff = _kept(found.compared).diff
    of_rows = folds.classes_of_rows(diff)
    folded = folds.fold(diff, by, of_rows)
    if not fold and folds.leaves_nothing(diff, folded):
        by = frozenset()  # A page that shows nothing helps nobody who did not ask for it.
        folded = folds.fold(diff, by, of_rows)
    shown = page(
        request,
        "change.html",
        found=found,
        zone=zone_of(request, found.compared.outlet),
        way=way(found.outline, older, newer),
        ends=ends(found.outline, older, newer),
        by=by,
        asked=asked,
        look=html.Look(context, beside, bool(marks)),
        folded=folded,
        folding=foldings(of_rows, by, asked),
        jumps=jumps(diff, folded),
        read=remembered(request).get(story_id),
    )
    return fresh(request, shown)


def _named(
    request: Request, desk: Desk, story_id: int, named: tuple[Older, Newer], end: str = ""
) -> Response:
    """To the two versions that an address names by words, which keep their numbers for good."""
    read = remembered(request).get(story_id)
    pair = numbers(desk.outline(story_id), *named, read)
    if pair is None:
        return RedirectResponse(f"/s/{story_id}#mine", status_code=307)
    asked = f"?{request.url.query}" if request.url.query else ""
    response = RedirectResponse(f"{_between(story_id, *pair)}{end}{asked}", status_code=307)
    if named == ("mine", "latest"):
        remember(request, response, story_id, pair[1])
    return response


def _kept(found: Comparison) -> Comparison:
    """Two versions whose texts are there.

    Raises HTTPException (410) where one was removed: beside a gap any text looks new.
    """
    for version in (found.old, found.new):
        if version.removed_at is not None:
            raise HTTPException(410, f"Version {version.number}: {version.headline}.")
    return found


def _moved(story_id: int, found: Comparison) -> str:
    """Where two versions stand now, if a person moved them: of two that were parted, the newer."""
    older, newer = found.old, found.new
    if older.story_id != newer.story_id:
        return f"/s/{newer.story_id}/v/{newer.number}"
    if newer.story_id != story_id:
        return _between(newer.story_id, older.number, newer.number)
    return ""


def _between(story_id: int, one: int, other: int) -> str:
    old, new = sorted((one, other))
    return f"/s/{story_id}/{old}..{new}"


def _classes(fold: str) -> folds.Classes:
    """The classes that a reader wants folded; all, unless some are named.

    Raises NotFoundError for one that there is none of.
    """
    try:
        return folds.named(fold) if fold else folds.ALL
    except ValueError as error:
        raise NotFoundError(str(error)) from error


def _text(request: Request, text: str, media_type: str) -> Response:
    """A text for programs; half a character becomes a question mark, as on a page."""
    packed = text.encode("utf-8", "replace")
    return fresh(request, Response(packed, media_type=f"{media_type}; charset=utf-8"))
