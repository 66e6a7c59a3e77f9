"""All stories: as a page, as JSON, as CSV."""

from __future__ import annotations

from functools import partial
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response

from tracker.desk.reading.shelves import ShelfLine
from tracker.show.moments import exact
from tracker.web.asking import Desk, Name
from tracker.web.data import Data, as_csv, as_json
from tracker.web.showing import page

FOR_PROGRAMS = 500
"""Stories of one page of JSON or CSV."""

router = APIRouter()
_show = partial(router.api_route, methods=["GET", "HEAD"])


@_show("/stories")
def stories(request: Request, desk: Desk, outlet: Name = "", after: Name = "") -> Response:
    """The stories that changed last, of all outlets or of one."""
    read = desk.shelf(outlet, after)
    return page(
        request,
        "stories.html",
        read=read,
        outlet=outlet,
        after=after,
        following=_address("/stories", outlet, read.after) if read.after else "",
        first=_address("/stories", outlet),
        data=[
            Data.of("json", _address("/stories.json", outlet, after)),
            Data.of("csv", _address("/stories.csv", outlet, after)),
        ],
    )


@_show("/stories.json")
def stories_as_json(desk: Desk, outlet: Name = "", after: Name = "") -> Response:
    """The list as JSON."""
    read = desk.shelf(outlet, after, rows=FOR_PROGRAMS)
    following = _address("/stories.json", outlet, read.after) if read.after else None
    told = [_object(line) for line in read.lines]
    return as_json({"version": 1, "stories": told, "next": following})


@_show("/stories.csv")
def stories_as_csv(desk: Desk, outlet: Name = "", after: Name = "") -> Response:
    """The list as CSV."""
    read = desk.shelf(outlet, after, rows=FOR_PROGRAMS)
    following = _address("/stories.csv", outlet, read.after) if read.after else ""
    rows = [_object(line) for line in read.lines]
    return as_csv(COLUMNS, ([row[key] for key in COLUMNS] for row in rows), following=following)


COLUMNS = (
    *("story", "outlet", "headline", "versions", "state", "begun_at", "changed_at"),
    *("characters", "address"),
)
"""Of the CSV, in this order; new ones are added at the end."""


def _object(line: ShelfLine) -> dict[str, Any]:
    story = line.story
    return {
        "story": story.id,
        "outlet": line.outlet.name,
        "headline": story.headline,
        "versions": story.versions,
        "state": story.state,
        "begun_at": exact(story.begun_at),
        "changed_at": exact(story.changed_at),
        "characters": line.lengths[-1] if line.lengths else None,
        "lengths": line.lengths,
        "address": f"/s/{story.id}",
    }


def _address(path: str, outlet: str, after: str = "") -> str:
    said = {name: value for name, value in (("outlet", outlet), ("after", after)) if value}
    return f"{path}?{urlencode(said)}" if said else path
