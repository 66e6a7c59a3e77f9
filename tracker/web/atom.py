"""Changes for readers of feeds: of everything, of an outlet, of a story."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from hashlib import blake2b
from typing import Annotated, NamedTuple

from fastapi import APIRouter, Header, Request, Response

from tracker.desk.reading.comparing import ChangeRead
from tracker.desk.reading.river import Sort
from tracker.models.claims import NoteVerdict
from tracker.models.values import Weight
from tracker.show import atom
from tracker.store.versions import ChangeLine
from tracker.web import facets
from tracker.web.asking import LONGEST_QUERY, Desk, Id
from tracker.web.choosing import Wish

ENTRIES = 50
"""Of a feed. A large agency makes 283 changes a day; a reader asks every hour or more often."""

router = APIRouter()
_show = partial(router.api_route, methods=["GET", "HEAD"])

Known = Annotated[str, Header(alias="if-none-match", max_length=4_096)]


@_show("/changes.atom")
def changes(
    request: Request,
    desk: Desk,
    asked: Wish,
    known: Known = "",
) -> Response:
    """The newest changes, filtered as the first page is; a feed goes on, so that no day is its."""
    going_on = replace(asked, days=(), sort=Sort.NEWEST, after="")
    lines = desk.changes(
        weights=asked.weights,
        outlets=asked.outlets,
        labels=asked.labels,
        verdicts=asked.verdicts,
        limit=ENTRIES,
    )
    title: str = request.app.state.title
    path, about = facets.address(going_on, "/changes.atom"), facets.address(going_on)
    return _feed(request, desk, lines, _Of(title, path, about), known)


@_show("/o/{name}.atom")
def outlet(request: Request, desk: Desk, name: str, known: Known = "") -> Response:
    """The newest changes of an outlet."""
    lines = desk.changes(outlets=[name[:LONGEST_QUERY]], limit=ENTRIES)
    title = lines[0].outlet.title if lines else name
    path = request.url.path
    about = f"/?outlet={path.removeprefix('/o/').removesuffix('.atom')}"
    return _feed(request, desk, lines, _Of(title, path, about), known)


@_show("/s/{story_id}.atom")
def story(request: Request, desk: Desk, story_id: Id, known: Known = "") -> Response:
    """The changes of a story."""
    found = desk.story(story_id).story
    lines = desk.changes(story_id=found.id, limit=ENTRIES)
    path = f"/s/{found.id}"
    return _feed(request, desk, lines, _Of(found.headline, f"{path}.atom", path), known)


class _Of(NamedTuple):
    """What a feed is of."""

    title: str
    path: str
    about: str
    """The path of the page that shows the same."""


def _feed(request: Request, desk: Desk, lines: list[ChangeLine], of: _Of, known: str) -> Response:
    """The feed, or 304 where its reader has these very entries: then nothing is compared."""
    site: str = request.app.state.base_url or str(request.base_url)
    told = [
        atom.EDITION,
        site,
        *of,
        *((one.change.id, one.change.verdict) for one in lines),
    ]
    etag = f'W/"{blake2b(repr(told).encode("utf-8", "replace"), digest_size=12).hexdigest()}"'
    if etag in known.replace(" ", "").split(",") or known.strip() == "*":
        return Response(status_code=304, headers={"etag": etag})
    entries = [_entry(one) for one in desk.spelled_out(lines)]
    body = atom.feed(of.title, site, of.path, of.about, entries)
    return Response(body, media_type="application/atom+xml", headers={"etag": etag})


def _entry(read: ChangeRead) -> atom.Change:
    change, old, new = read.line.change, read.line.old, read.line.new
    return atom.Change(
        story=change.story_id,
        outlet=read.line.outlet.title or read.line.outlet.name,
        versions=(change.old_number, change.new_number),
        headlines=(old.headline, new.headline),
        labels=(old.label, new.label),
        weight=Weight(change.weight),
        changed_at=change.changed_at,
        unseen_until=new.unseen_until,
        verdict=NoteVerdict(change.verdict),
        note=new.note,
        address=read.address,
        diff=read.diff,
    )
