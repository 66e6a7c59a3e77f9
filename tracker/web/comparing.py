"""Any two versions of a story beside each other: as a page, as JSON, as a patch."""

from __future__ import annotations

import json
from functools import partial
from typing import Annotated, Literal

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import Field

from tracker.desk.comparing import Comparison
from tracker.errors import NotFoundError
from tracker.show import folds, objects, patch
from tracker.web.asking import Desk, Id, Name, Number
from tracker.web.showing import page

MOST_CONTEXT = 99
"""Paragraphs around a change that can be asked for: more than nearly every text has."""

router = APIRouter()
_show = partial(router.api_route, methods=["GET", "HEAD"])


@_show("/s/{story_id}/compare")
def chosen(story_id: Id, old: Number, new: Number) -> Response:
    """The permalink of the two versions that a reader chose in the table of a story."""
    return RedirectResponse(_between(story_id, old, new), status_code=303)


@_show("/s/{story_id}/{old}..{new}.json")
def change_as_json(desk: Desk, story_id: Id, old: Number, new: Number) -> Response:
    """The same as `tracker diff --json`."""
    found = desk.compare(story_id, old, new)
    told = objects.between(found.diff, story=story_id, outlet=found.outlet.name, old=old, new=new)
    return _text(json.dumps(told, ensure_ascii=False), "application/json")


@_show("/s/{story_id}/{old}..{new}.patch")
def change_as_patch(desk: Desk, story_id: Id, old: Number, new: Number) -> Response:
    """The same as `tracker diff --patch`."""
    found = desk.compare(story_id, old, new)
    sides = (patch.side(story_id, one.number, one.seen_at) for one in (found.old, found.new))
    return _text("".join(f"{line}\n" for line in patch.unified(found.diff, *sides)), "text/x-diff")


@_show("/s/{story_id}/{old}..{new}")
def change(
    request: Request,
    desk: Desk,
    story_id: Id,
    old: Number,
    new: Number,
    *,
    fold: Name = "",
    view: Literal["", "inline", "split"] = "",
    context: Annotated[int, Field(ge=0, le=MOST_CONTEXT)] | None = None,
) -> Response:
    """Any two versions compared, the earlier one first.

    `view=split` sets the texts side by side; with a context, what stayed is folded but for so many
    paragraphs around each change.
    """
    if old > new:
        return RedirectResponse(_between(story_id, old, new), status_code=308)
    by = _classes(fold)
    found = desk.compare(story_id, old, new)
    if moved := _moved(story_id, found):
        return RedirectResponse(moved, status_code=307)
    return page(
        request,
        "change.html",
        compared=found,
        noted=desk.notes(story_id, old, new),
        by=by,
        fold=fold,
        beside=view == "split",
        context=context,
        folded=folds.fold(found.diff, by),
    )


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


def _text(text: str, media_type: str) -> Response:
    """A text for programs; half a character becomes a question mark, as on a page."""
    return Response(text.encode("utf-8", "replace"), media_type=f"{media_type}; charset=utf-8")
