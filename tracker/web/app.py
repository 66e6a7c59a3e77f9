"""The web application: its pages, and the headers that every answer carries."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tracker.clock import Clock, utc_now
from tracker.desk.alerting.consent import Consent
from tracker.desk.alerting.ledger import Ledger
from tracker.desk.deciding.editing import Editing
from tracker.desk.reading.comparing import Comparing
from tracker.desk.reading.health import Health
from tracker.desk.reading.searching import Searching
from tracker.web import (
    atom,
    comparing,
    deciding,
    examples,
    failing,
    feeds,
    matrix,
    memento,
    outlets,
    pages,
    reader,
    river,
    searching,
    shelves,
    story,
    version,
    watching,
)
from tracker.web import ledger as ledger_pages

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
        "img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-cache",
}
"""On every answer that has not its own: nothing that an outlet wrote can run, load anything or be
framed, and not even our own script can make markup of a text; and a page is asked for again before
it is shown again, since the story may have gone on."""

ROUTERS = (
    river.router,
    atom.router,
    story.router,
    comparing.router,
    searching.router,
    version.router,
    matrix.router,
    outlets.router,
    shelves.router,
    feeds.router,
    examples.router,
    pages.router,
    memento.router,
    reader.router,
    watching.router,
    deciding.router,
    ledger_pages.router,
)
"""All pages there are; whoever adds some names their router here. Those that are asked for most
come first, since an address is held against one route after the other, 0.3 ms for all; but a feed
before the page whose address it lengthens."""

PLACES = {
    "/": "Changes",
    "/stories": "Stories",
    "/outlets": "Outlets",
    "/feeds": "Feeds",
    "/watches": "Watches",
    "/examples": "Examples",
}
"""What the head of every page leads to, as far as there is a page."""

PACKED = 5
"""Of gzip: 27 changes, 25.5 kB, become 4.2 kB in 0.3 ms; level 1 makes 4.7 kB, level 9 4.0 kB."""

_STATIC = Path(__file__).parent / "static"


def create_app(
    reading: Comparing,
    *,
    title: str,
    base_url: str = "",
    editing: Editing | None = None,
    consent: Consent | None = None,
    searching: Searching | None = None,
    ledger: Ledger | None = None,
    health: Health | None = None,
    clock: Clock = utc_now,
) -> ASGIApp:
    """The application, which asks these wings of the desk and calls the place by this title.

    `base_url` is where people reach it; without one it is wherever it is asked. Without `editing`
    there are no editors, and nobody decides anything on these pages; without `consent` there are
    no pages about watches; without `searching` nothing is searched, without `ledger` nobody reads
    what became of alerts, and without `health` no machine is told whether the desk is well.
    """
    app = FastAPI(title=title, openapi_url=None, redirect_slashes=False)
    app.state.reading, app.state.title, app.state.places = reading, title, _places()
    app.state.editing, app.state.consent, app.state.ledger = editing, consent, ledger
    app.state.searching, app.state.health, app.state.base_url = searching, health, base_url
    app.state.clock = clock
    app.mount("/static", StaticFiles(directory=_STATIC))
    for router in ROUTERS:
        app.include_router(router)
    for error, answer in failing.HANDLERS.items():
        app.add_exception_handler(error, answer)
    return _with_headers(GZipMiddleware(app, compresslevel=PACKED))


def _places() -> list[tuple[str, str]]:
    routes = (route for router in ROUTERS for route in router.routes if isinstance(route, Route))
    there = {route.path for route in routes}
    return [(address, name) for address, name in PLACES.items() if address in there]


def _with_headers(app: ASGIApp) -> ASGIApp:
    """Around everything, so that the page about a bug carries them too."""
    headers = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        async def send_on(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = {name.lower() for name, _ in message["headers"]}
                message["headers"] += [one for one in headers if one[0] not in own]
            await send(message)

        await app(scope, receive, send_on)

    return answer
