"""The feeds that outlets are looked at by: how each is, and how the looking goes on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from enum import StrEnum
from functools import partial
from types import MappingProxyType
from typing import Annotated, Any, NamedTuple
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request, Response

from tracker.models.records.feeds import Feed, Instruction
from tracker.models.records.outlets import Outlet
from tracker.show.conditions import Condition, condition, counted, spared, to_do, why
from tracker.show.moments import exact
from tracker.web.asking import Desk, Now
from tracker.web.data import Data, as_csv, as_json
from tracker.web.facets import Choice
from tracker.web.showing import page

EMPTY: Mapping[int, Instruction] = MappingProxyType({})

ROWS = 100
"""Feeds of one page."""

LAST_PAGE = 10_000

router = APIRouter()
_show = partial(router.api_route, methods=["GET", "HEAD"])


class Order(StrEnum):
    """In which order feeds stand."""

    OUTLET = "outlet"
    FAILURES = "failures"
    LOOKED = "looked"


ORDERS = {
    Order.OUTLET: "by outlet",
    Order.FAILURES: "most failures",
    Order.LOOKED: "longest not looked at",
}


class FeedLine(NamedTuple):
    """A feed as a list shows it."""

    feed: Feed
    outlet: Outlet | None
    """None where the page is about one outlet."""
    condition: Condition
    why: str
    """What its last look came to, where that failed."""
    to_do: str
    told: Instruction | None
    """What a person last had us do with it."""
    answers: int
    """Its last answers, as many as are counted."""
    spared: int
    """How many of them were 304: nothing new, and not sent again."""


State = Annotated[Condition | None, Query()]


@_show("/feeds")
def feeds(
    request: Request,
    desk: Desk,
    now: Now,
    *,
    state: State = None,
    order: Order = Order.OUTLET,
    page_: Annotated[int, Query(ge=1, le=LAST_PAGE, alias="page")] = 1,
) -> Response:
    """Feeds: when they were looked at, when they will be, what went wrong and what to do."""
    found = desk.feeds()
    wanted = _ordered([one for one in found if state in (None, condition(one[0]))], order)
    shown = wanted[(page_ - 1) * ROWS : page_ * ROWS]
    return page(
        request,
        "feeds.html",
        total=len(found),
        lines=lines(shown, desk.instructions()),
        states=_states([feed for feed, _ in found], state, order),
        orders=[
            Choice(words, 0, _address(state, one), one is order) for one, words in ORDERS.items()
        ],
        pages=_pages(len(wanted), page_, state, order),
        now=now,
        data=[
            Data.of("json", _address(state, Order.OUTLET, path="/feeds.json")),
            Data.of("csv", _address(state, Order.OUTLET, path="/feeds.csv")),
        ],
    )


def lines(
    feeds: Iterable[tuple[Feed, Outlet | None]], told: Mapping[int, Instruction] = EMPTY
) -> list[FeedLine]:
    """Feeds as a list shows them, with what people last had us do with them where it tells that."""
    return [_line(feed, outlet, told.get(feed.id or 0)) for feed, outlet in feeds]


def _line(feed: Feed, outlet: Outlet | None, told: Instruction | None) -> FeedLine:
    answers = spared(feed)
    return FeedLine(
        feed,
        outlet,
        condition(feed),
        why(feed),
        to_do(feed),
        told,
        answers.total(),
        answers[True],
    )


_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def _ordered(found: list[tuple[Feed, Outlet]], order: Order) -> list[tuple[Feed, Outlet]]:
    match order:
        case Order.OUTLET:
            return found
        case Order.FAILURES:
            return sorted(found, key=lambda one: -one[0].failures)
        case Order.LOOKED:
            return sorted(found, key=lambda one: one[0].polled_at or _NEVER)


def _states(feeds: list[Feed], chosen: Condition | None, order: Order) -> list[Choice]:
    """What the list can be narrowed to, with how many there are of each."""
    found = counted(feeds)
    every = Choice("all", len(feeds), _address(None, order), chosen is None)
    return [
        every,
        *(
            Choice(one.value, found[one], _address(one, order), one is chosen)
            for one in Condition
            if found[one] or one is chosen
        ),
    ]


class _Pages(NamedTuple):
    """Which page of how many, and where the ones beside it are."""

    here: int
    of: int
    before: str
    after: str


def _pages(number: int, here: int, state: Condition | None, order: Order) -> _Pages:
    last = max(1, -(-number // ROWS))
    before = _address(state, order, min(here, last + 1) - 1) if here > 1 else ""
    after = _address(state, order, here + 1) if here < last else ""
    return _Pages(here, last, before, after)


def _address(state: Condition | None, order: Order, number: int = 1, path: str = "/feeds") -> str:
    told = [("state", state.value)] if state else []
    told += [("order", order.value)] if order is not Order.OUTLET else []
    told += [("page", str(number))] if number > 1 else []
    return f"{path}?{urlencode(told)}" if told else path


# -- for programs ----------------------------------------------------------------------------------


@_show("/feeds.json")
def feeds_as_json(desk: Desk, state: State = None) -> Response:
    """All feeds as JSON, or those in one state."""
    return as_json({"version": 1, "feeds": _told(desk.feeds(), state)})


@_show("/feeds.csv")
def feeds_as_csv(desk: Desk, state: State = None) -> Response:
    """All feeds as CSV, or those in one state."""
    return as_csv(COLUMNS, ([row[name] for name in COLUMNS] for row in _told(desk.feeds(), state)))


COLUMNS = (
    *("outlet", "id", "address", "title", "condition", "polled_at", "next_poll_at", "outcome"),
    *("error", "failures", "silent_since", "answers", "answers_304", "paused_by"),
)
"""Of the CSV, in this order; new ones are added at the end."""


def _told(found: Iterable[tuple[Feed, Outlet]], state: Condition | None) -> list[dict[str, Any]]:
    return [
        {"outlet": outlet.name, **as_object(feed)}
        for feed, outlet in found
        if state in (None, condition(feed))
    ]


def as_object(feed: Feed) -> dict[str, Any]:
    """A feed for programs; `answers` are its last ones, up to a hundred."""
    answers = spared(feed)
    return {
        "id": feed.id,
        "address": feed.url,
        "title": feed.title,
        "state": feed.state,
        "condition": condition(feed),
        "polled_at": exact(feed.polled_at),
        "next_poll_at": exact(feed.next_poll_at),
        "outcome": feed.outcome,
        "error": feed.last_error,
        "failures": feed.failures,
        "silent_since": exact(feed.news_at) if feed.silence_id else None,
        "answers": answers.total(),
        "answers_304": answers[True],
        "paused_by": feed.paused_by or None,
    }


# -- health ----------------------------------------------------------------------------------------


@_show("/health")
def health(request: Request, desk: Desk, now: Now) -> Response:
    """How the looking goes on, for people; `/healthz` says it to a machine."""
    read = desk.health(now)
    return page(request, "health.html", read=read, failing=lines(read.failing), now=now)
