"""Outlets: what they do with their stories."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Path, Request, Response

from tracker.desk.reading.profiles import OutletLine, Profile
from tracker.models.values import LabelKind, Weight
from tracker.show.moments import exact
from tracker.show.shares import Share
from tracker.store.profiles import COUNTED, STORIES_COUNTED
from tracker.store.river import Tally
from tracker.web.asking import LONGEST_QUERY, Desk, Now
from tracker.web.data import Data, as_csv, as_json
from tracker.web.feeds import as_object, lines
from tracker.web.showing import page

ShortName = Annotated[str, Path(max_length=LONGEST_QUERY)]

router = APIRouter()
_show = partial(router.api_route, methods=["GET", "HEAD"])


@_show("/outlets")
def outlets(request: Request, desk: Desk, now: Now) -> Response:
    """All outlets, with what the newest changes were of each."""
    data = [Data.of("json", "/outlets.json"), Data.of("csv", "/outlets.csv")]
    return page(request, "outlets.html", lines=_counted(desk), now=now, data=data)


@_show("/outlets.json")
def outlets_as_json(desk: Desk) -> Response:
    """The list as JSON."""
    return as_json({"version": 1, "outlets": [_line(one, many) for one, many in _counted(desk)]})


@_show("/outlets.csv")
def outlets_as_csv(desk: Desk) -> Response:
    """The list as CSV."""
    rows = [_line(one, many) for one, many in _counted(desk)]
    return as_csv(LINE, ([row[name] for name in LINE] for row in rows))


LINE = (
    *("name", "title", "dialect", "feeds", "failing_feeds", "changed_at"),
    *("changes", "headline_changes", "corrections"),
)
"""Columns of the CSV; new ones are added at the end."""


def _counted(desk: Desk) -> list[tuple[OutletLine, Counter[str]]]:
    """Each outlet with how many of the newest changes of all are its own, by weight and label."""
    tallies = desk.tallies(desk.newest())
    of: dict[int, Counter[str]] = {}
    for tally in tallies.rows:
        _add(of.setdefault(tally.outlet, Counter()), tally)
    return [(line, of.get(line.outlet.id or 0, Counter())) for line in desk.outlet_lines()]


def _add(counts: Counter[str], tally: Tally) -> None:
    counts["changes"] += tally.number
    counts["headline"] += tally.number * (tally.weight == Weight.HEADLINE)
    counts["corrections"] += tally.number * (tally.label == LabelKind.CORRECTION)


def _line(line: OutletLine, many: Counter[str]) -> dict[str, Any]:
    return {
        "name": line.outlet.name,
        "title": line.outlet.title,
        "dialect": line.outlet.dialect,
        "feeds": len(line.feeds),
        "failing_feeds": sum(bool(feed.failures) for feed in line.feeds),
        "changed_at": exact(line.changed_at),
        "changes": many["changes"],
        "headline_changes": many["headline"],
        "corrections": many["corrections"],
    }


@_show("/o/{name}.json")
def outlet_as_json(desk: Desk, name: ShortName) -> Response:
    """One outlet as JSON."""
    return as_json(_object(desk.profile(name)))


@_show("/o/{name}")
def outlet(request: Request, desk: Desk, now: Now, name: ShortName) -> Response:
    """One outlet, by its newest changes and stories."""
    read = desk.profile(name)
    feeds = lines((feed, None) for feed in read.feeds)
    path = f"/o/{quote(read.outlet.name)}"
    return page(
        request,
        "outlet.html",
        read=read,
        feeds=feeds,
        cut=read.changes == COUNTED or read.stories == STORIES_COUNTED,
        now=now,
        data=[Data.of("atom", f"{path}.atom"), Data.of("json", f"{path}.json")],
    )


def _object(read: Profile) -> dict[str, Any]:
    return {
        "version": 1,
        "name": read.outlet.name,
        "title": read.outlet.title,
        "dialect": read.outlet.dialect,
        "changes_counted": read.changes,
        "weights": {weight: read.weights[weight] for weight in Weight},
        "labels": [{"label": x.label, "kind": x.kind, "number": x.number} for x in read.labels],
        "corrections": read.corrections,
        "stories_counted": read.stories,
        "versions_median": read.versions,
        "first_update_s": read.first_update.total_seconds() if read.first_update else None,
        "mentioned": _share(read.mentioned),
        "without_note": _share(read.without_note),
        "feeds": [as_object(feed) for feed in read.feeds],
    }


def _share(share: Share) -> dict[str, Any]:
    low, high = share.interval
    return {"part": share.part, "whole": share.whole, "low": round(low, 3), "high": round(high, 3)}
