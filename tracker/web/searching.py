"""Searching in everything that was ever said, and finding the story of what was pasted."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Annotated, Any, NamedTuple
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse

from tracker.desk.reading.searching import Searching
from tracker.errors import NotFoundError, RefusedError
from tracker.models.queries import Piece, Query
from tracker.search.addresses import pasted_address
from tracker.search.results import Found, Searched, as_object, found_as_object
from tracker.web.data import Data, as_json
from tracker.web.showing import page

LONGEST = 4_096
"""Characters that are read of what was typed or pasted: an address, or a paragraph."""

OPERATORS = (
    ('"port ellery"', "these words, one right after another"),
    ("-meridian", "not this word; stands beside others"),
    ("ferr*", "words that begin so"),
    ("in:removed", "only what the latest version no longer has"),
    ("in:headline, in:text, in:note", "only there"),
    ("outlet:harbour", "only this outlet"),
    ('label:correction, label:"2nd LD"', "in a version with this kind of label, or this label"),
    ("weight:substantive", "in a version that changed so much"),
    ("note:missing, note:mentioned, note:unmentioned", "by what its edit note says of the change"),
    ("versions:>5", "stories of more than five versions"),
    ("changed:<2h", "stories that changed in the last two hours (m, h, d, w)"),
    ("after:2031-05-03, before:2031-06", "in a version first seen then, in UTC"),
)
"""What can be asked for, each with what it means."""

PLACES = {Piece.HEADLINE: "Headline", Piece.TEXT: "Text", Piece.NOTE: "Edit note"}

MOST_TRIES = 5
"""Other searches that are offered where one found nothing."""

router = APIRouter()
_show = partial(router.api_route, methods=["GET", "HEAD"])


async def _searching(request: Request) -> Searching:
    searching: Searching | None = request.app.state.searching
    if searching is None:
        raise NotFoundError("nothing is searched here")
    return searching


async def _asked(request: Request) -> str:
    return " ".join(request.query_params.get("q", "")[:LONGEST].split())


Desk = Annotated[Searching, Depends(_searching)]
Asked = Annotated[str, Depends(_asked)]


@_show("/search")
def search(request: Request, desk: Desk, asked: Asked) -> Response:
    """Stories that ever had these words, each with its places; an address is looked for instead."""
    if pasted_address(asked):
        return RedirectResponse(f"/find?{urlencode({'q': asked})}", status_code=303)
    searched, status = _searched(desk, asked)
    return _page(request, "search.html", asked, searched, status=status)


@_show("/search.json")
def search_as_json(desk: Desk, asked: Asked) -> Response:
    """The same as `tracker search --json`."""
    searched, status = _searched(desk, asked)
    response = as_json(as_object(asked, searched))
    response.status_code = status
    return response


@_show("/find")
def find(request: Request, desk: Desk, asked: Asked) -> Response:
    """The one story of an address; else the stories of an address or with a text, or none."""
    found, status = _found(desk, asked)
    if found.address and len(found.searched.stories) == 1:
        return RedirectResponse(f"/s/{found.searched.stories[0].story.id}", status_code=303)
    return _page(request, "find.html", asked, found.searched, status=status, address=found.address)


@_show("/find.json")
def find_as_json(desk: Desk, asked: Asked) -> Response:
    """The same as `tracker find --json`."""
    found, status = _found(desk, asked)
    response = as_json(found_as_object(asked, found))
    response.status_code = status
    return response


def _page(
    request: Request, template: str, asked: str, searched: Searched, *, status: int, **more: Any
) -> Response:
    told = f"{request.url.path}.json?{urlencode({'q': asked})}"
    return page(
        request,
        template,
        status=status,
        data=[Data.of("json", told)] if asked else [],
        asked=asked,
        searched=searched,
        operators=OPERATORS,
        tries=tries(searched.query),
        pieces=PLACES,
        **more,
    )


class Try(NamedTuple):
    """What may find something, where a search found nothing."""

    words: str
    address: str


def tries(query: Query) -> list[Try]:
    """The words without the operators, each word alone, and words that begin so."""
    words = [" ".join(term.words) for term in query.terms]
    plain = replace(Query(), terms=query.terms)
    told = [" ".join(words)] if words and query != plain else []
    told += words if len(words) > 1 else []
    told += [f"{term.words[0]}*" for term in query.terms if not term.open and len(term.words) == 1]
    return [Try(one, f"/search?{urlencode({'q': one})}") for one in told[:MOST_TRIES]]


def _searched(desk: Searching, asked: str) -> tuple[Searched, int]:
    """What a search came to, and the status of the answer."""
    try:
        searched = desk.search(asked)
    except RefusedError as error:
        return Searched(Query(refused=(str(error),))), 503
    return searched, 400 if searched.query.refused else 200


def _found(desk: Searching, asked: str) -> tuple[Found, int]:
    """What is known of what was pasted, and the status: 404 where it is nothing."""
    if not asked:
        return Found("", Searched(Query())), 200
    try:
        found = desk.find(asked)
    except RefusedError as error:
        return Found("", Searched(Query(refused=(str(error),)))), 503
    if found.searched.query.refused:
        return found, 400
    return found, 200 if found.searched.stories else 404
