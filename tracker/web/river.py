"""Changes, a row a story: as the page that everybody begins with, as JSON, as CSV."""

from __future__ import annotations

from dataclasses import replace
from datetime import tzinfo
from functools import lru_cache, partial
from typing import Annotated, Any

from fastapi import APIRouter, Request, Response
from markupsafe import Markup
from pydantic import Field

from tracker.desk.reading.river import Asked, Group, RiverRead, Row, Sort
from tracker.show.moments import exact
from tracker.store.river import COUNTED
from tracker.web import facets, preferences
from tracker.web.asking import Desk, Now
from tracker.web.choosing import Wish
from tracker.web.clocks import told_in
from tracker.web.data import Data, as_csv, as_json
from tracker.web.examples import is_demo
from tracker.web.remembering import remembered
from tracker.web.showing import page, part

MANY = 99
"""New changes that are counted; of more it says `more than 99`."""

FIRST_STORIES = 60
"""Stories that are listed as long as none has changed."""

FOR_PROGRAMS = 200
"""Stories of one page of JSON or CSV."""

OF_EACH = 1_000
"""Changes of one story that programs get: all, but for a page that changed all day for weeks."""

KEPT = 2_048
"""Rows of the page that are kept as they are shown, some 8 MB: with filters in force a page has
other rows, and making its thirty takes longer than all the rest of it."""

router = APIRouter()
_show = partial(router.api_route, methods=["GET", "HEAD"])


# -- the page --------------------------------------------------------------------------------------


@_show("/")
def changes(request: Request, desk: Desk, now: Now, asked: Wish) -> Response:
    """The newest changes; as long as there are none, the stories that may have some."""
    known = remembered(request)
    chosen = preferences.of(request.cookies, request.query_params)
    read = desk.river(asked)
    tallies = desk.tallies(read.newest)
    chips = facets.chips(asked, read.outlets)
    first_run = not read.groups and not chips and not asked.after
    return page(
        request,
        "changes.html",
        asked=asked,
        shown=[
            (
                step.changed_at,
                _shown(group, asked.sort, known.get(step.story_id), told_in(group, chosen)),
            )
            for group in read.groups
            for step in (group.lead.step,)
        ],
        facets=facets.facets(
            replace(asked, after=""),
            read.outlets,
            tallies,
            desk.tallies(read.newest, asked.days),
        ),
        counted=COUNTED if sum(one.number for one in tallies.rows) == COUNTED else None,
        chips=chips,
        sorts=facets.sorts(asked),
        demo=(demo := is_demo(read.outlets)),
        late=[] if demo else desk.late(now),
        now=now,
        first_run=first_run,
        stories=desk.stories(limit=FIRST_STORIES) if first_run else [],
        at=_addresses(asked, read),
        data=_data(asked),
    )


@lru_cache(KEPT)
def _shown(group: Group, sort: Sort, mine: int | None, zone: tzinfo) -> Markup:
    """The row of a story, made once for all readers as long as nothing of it changes.

    `mine` is the version up to which the reader has read it, where they had it remembered; `zone`
    the one by whose clock they are told of it.
    """
    by_day = sort is Sort.NEWEST
    return part("change_row.html", group=group, by_day=by_day, mine=mine, zone=zone)


def _addresses(asked: Asked, read: RiverRead) -> dict[str, str]:
    """Where else this list is: further on, from its beginning, and what is newer."""
    first = replace(asked, after="")
    newer = facets.address(first, "/changes/newer")
    joint = "&" if "?" in newer else "?"
    return {
        "following": _following(asked, read, "/"),
        "first": facets.address(first),
        "newer": f"{newer}{joint}than={read.newest}",
    }


def _data(asked: Asked) -> list[Data]:
    """The same list for programs; a feed goes on, so that neither days nor a place are its."""
    going_on = replace(asked, days=(), sort=Sort.NEWEST, after="")
    return [
        Data.of("atom", facets.address(going_on, "/changes.atom")),
        Data.of("json", facets.address(asked, "/changes.json")),
        Data.of("csv", facets.address(asked, "/changes.csv")),
    ]


@_show("/changes/newer")
def newer(desk: Desk, asked: Wish, than: Annotated[int, Field(ge=0, le=2**63 - 1)]) -> Response:
    """How many changes came after the one of that id, and where the list with them is."""
    number = desk.newer(asked, than, most=MANY + 1)
    words = f"{number} new" if number <= MANY else f"more than {MANY} new"
    return as_json({"newer": number, "words": words, "address": facets.address(asked)})


# -- for programs ----------------------------------------------------------------------------------


@_show("/changes.json")
def changes_as_json(desk: Desk, asked: Wish) -> Response:
    """The list as JSON: the same filters and order, more stories a page."""
    read = desk.river(asked, rows=FOR_PROGRAMS, of_each=OF_EACH)
    told = [_object(group) for group in read.groups]
    following = _following(asked, read, "/changes.json") or None
    return as_json({"version": 1, "changes": told, "next": following})


@_show("/changes.csv")
def changes_as_csv(desk: Desk, asked: Wish) -> Response:
    """The list as CSV: one row a change, those of a story together, the one that leads first."""
    read = desk.river(asked, rows=FOR_PROGRAMS, of_each=OF_EACH)
    told = [_told(group, row) for group in read.groups for row in (group.lead, *group.others)]
    rows = ([row[name] for name in COLUMNS] for row in told)
    return as_csv(COLUMNS, rows, following=_following(asked, read, "/changes.csv"))


def _following(asked: Asked, read: RiverRead, path: str) -> str:
    return facets.address(replace(asked, after=read.after), path) if read.after else ""


def _object(group: Group) -> dict[str, Any]:
    others = [_told(group, row) for row in group.others]
    return {**_told(group, group.lead), "others": others, "others_unshown": group.unshown}


def _told(group: Group, row: Row) -> dict[str, Any]:
    step = row.step
    return {
        "story": step.story_id,
        "outlet": group.outlet,
        "from": step.old.number,
        "to": step.new.number,
        "changed_at": exact(step.changed_at),
        "unseen_until": exact(step.new.unseen_until),
        "weight": step.weight,
        "label_from": step.old.label,
        "label_to": step.new.label,
        "headline_from": step.old.headline,
        "headline_to": step.new.headline,
        "note": step.verdict,
        "words_changed": step.size,
        "counts": row.counts,
        "reasons": row.reasons,
        "address": f"/s/{step.story_id}/{step.old.number}..{step.new.number}",
    }


COLUMNS = (
    *("story", "outlet", "from", "to", "changed_at", "unseen_until", "weight"),
    *("label_from", "label_to", "headline_from", "headline_to", "note", "words_changed"),
    "address",
)
"""Of the CSV, in this order; new ones are added at the end."""
