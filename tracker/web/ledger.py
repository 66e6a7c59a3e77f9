"""What became of every alert, for whoever keeps the desk: served only where a setting says so.

Whoever sees the pages sees who watches what; so of an address there is its first letter and its
host, here and in what mail servers answered.
"""

from __future__ import annotations

import re
from functools import partial
from typing import Annotated, Literal, NamedTuple
from urllib.parse import urlencode, urlsplit

from fastapi import APIRouter, Depends, Request, Response
from pydantic import Field

from tracker.desk.alerting.ledger import Ledger
from tracker.errors import NotFoundError
from tracker.models.records.alerts import Subscription
from tracker.store.ledger import Line
from tracker.store.notices import OwedNotice
from tracker.web.asking import Id
from tracker.web.showing import page
from tracker.web.wording import LONG

LINES = 100
"""Of one page."""

STATES = {"owed": "owed", "held": "held", "told": "told", "put_down": "put down"}
"""What becomes of an alert, and what people call it."""

_ADDRESS = re.compile(r"([^\s@<>\"'():;,])[^\s@<>\"'():;,]{0,64}@")
"""The part of a mail address before its host."""

router = APIRouter()
_show = partial(router.api_route, methods=["GET", "HEAD"])


async def _ledger(request: Request) -> Ledger:
    ledger: Ledger | None = request.app.state.ledger
    if ledger is None:
        raise NotFoundError("the ledger is not served here")
    return ledger


Asked = Annotated[Ledger, Depends(_ledger)]
State = Literal["", "owed", "held", "told", "put_down"]
Perhaps = Annotated[int, Field(ge=0, le=2**63 - 1)]
"""An id, or 0 for none."""


class Row(NamedTuple):
    """One alert, as the list has it."""

    line: Line
    to: str
    why: str
    about: str
    """The headline of the story, or the feed."""
    address: str
    """Of the change; empty where it tells of a feed."""


@_show("/alerts")
def alerts(
    request: Request, ledger: Asked, state: State = "", watch: Perhaps = 0, before: Perhaps = 0
) -> Response:
    """Alerts, the newest first: of one state, of one watch, or those before one."""
    found = ledger.lines(state=state, watch=watch, before=before, limit=LINES + 1)
    rows, last = [_row(one) for one in found[:LINES]], found[:LINES][-1:]
    choices = [(_address("", watch), "all", not state)]
    choices += [(_address(one, watch), name, one == state) for one, name in STATES.items()]
    older = _address(state, watch, last[0].alert.id or 0) if len(found) > LINES else ""
    return _kept_nowhere(
        page(
            request,
            "alerts.html",
            rows=rows,
            choices=choices,
            states=STATES,
            watch=watch,
            older=older,
            everyone=_address(state),
        )
    )


@_show("/alerts/{alert_id}")
def alert(request: Request, ledger: Asked, alert_id: Id) -> Response:
    """One alert, with every try to send its letter and what was answered."""
    found, tries = ledger.show(alert_id)
    answers = [(one, shortened(one.answer)) for one in tries]
    return _kept_nowhere(
        page(request, "alert.html", row=_row(found), answers=answers, states=STATES)
    )


def shortened(text: str) -> str:
    """A text in which every mail address is `a…@example.org`."""
    return _ADDRESS.sub(r"\1…@", text)


def _row(line: Line) -> Row:
    to, why = _to(line.subscription), shortened(line.alert.reason)
    if isinstance(line, OwedNotice):
        return Row(line, to, why, f"a feed of {line.outlet.title or line.outlet.name}", "")
    change = line.change
    address = f"/s/{change.story_id}/{change.old_number}..{change.new_number}"
    return Row(line, to, why, line.story.headline[:LONG], address)


def _to(watch: Subscription) -> str:
    """Of a webhook its host: what follows may be a secret."""
    return f"{urlsplit(watch.webhook).hostname}/…" if watch.webhook else shortened(watch.email)


def _address(state: str, watch: int = 0, before: int = 0) -> str:
    told = {"state": state, "watch": watch, "before": before}
    query = urlencode({name: value for name, value in told.items() if value})
    return f"/alerts?{query}" if query else "/alerts"


def _kept_nowhere(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response
