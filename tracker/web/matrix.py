"""All pairs of a story's versions at once: which are alike, and where the text turned."""

from __future__ import annotations

from functools import partial
from typing import Any, NamedTuple

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from tracker.desk.reading.matrix import MOST, Matrix, Pair
from tracker.diff.drift import percent
from tracker.diff.shared import CHARACTERS
from tracker.show.moments import exact
from tracker.web.asking import Desk, Id, Number
from tracker.web.clocks import zone_of
from tracker.web.data import Data, as_json
from tracker.web.fresh import fresh
from tracker.web.showing import page

SHADES = 10
"""From nothing shared to all; what lies between is told by the number in the cell."""

router = APIRouter()
_show = partial(router.api_route, methods=["GET", "HEAD"])


@_show("/s/{story_id}/matrix.json")
def matrix_as_json(
    request: Request, desk: Desk, story_id: Id, upto: Number | None = None
) -> Response:
    """The same versions and pairs, for programs: each pair once."""
    read = desk.matrix(story_id, upto)
    if read.story.id != story_id:
        return RedirectResponse(_address(read, upto, ".json"), status_code=307)
    return fresh(request, as_json(_object(read)))


@_show("/s/{story_id}/matrix")
def matrix(request: Request, desk: Desk, story_id: Id, upto: Number | None = None) -> Response:
    """How much of the text each two versions share; of a long story, those up to a version."""
    read = desk.matrix(story_id, upto)
    if read.story.id != story_id:
        return RedirectResponse(_address(read, upto), status_code=307)
    shown = page(
        request,
        "matrix.html",
        read=read,
        zone=zone_of(request, read.outlet),
        most=MOST,
        by_paragraphs=CHARACTERS,
        rows=[[_cell(pair) for pair in row] for row in read.rows],
        data=[Data.of("json", _address(read, upto, ".json"))],
    )
    return fresh(request, shown)


def _address(read: Matrix, upto: int | None, end: str = "") -> str:
    return f"/s/{read.story.id}/matrix{end}{f'?upto={upto}' if upto else ''}"


class Cell(NamedTuple):
    """Two versions as the table shows them."""

    pair: Pair
    words: str
    """What they share: `64 %`."""
    shade: int
    """0 for nothing shared, `SHADES` for all and for that alone."""


def _cell(pair: Pair) -> Cell:
    share = pair.share or 0.0
    return Cell(pair, percent(share), int(share * SHADES))


def _object(read: Matrix) -> dict[str, Any]:
    return {
        "version": 1,
        "story": read.story.id,
        "outlet": read.outlet.name,
        "versions_in_all": read.total,
        "whole": read.whole,
        "versions": [
            {
                "number": one.number,
                "seen_at": exact(one.seen_at),
                "label": one.label,
                "headline": one.headline,
            }
            for one in read.versions
        ],
        "pairs": [
            {
                "from": pair.old,
                "to": pair.new,
                "share": None if pair.share is None else round(pair.share, 4),
                "same_text": pair.same,
                "headline_differs": pair.retitled,
                "address": f"/s/{read.story.id}/{pair.old}..{pair.new}",
            }
            for place, row in enumerate(read.rows)
            for pair in row[:place]
        ],
        "same_text": [list(same) for same in read.alike],
    }
