"""What is a reader's own: how the pages look, and the keys that they heed."""

from __future__ import annotations

from functools import partial

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from tracker.web import preferences
from tracker.web.forms import Form
from tracker.web.showing import page

YEAR_S = 365 * 24 * 3600
"""For which a browser keeps what was chosen."""

router = APIRouter()
_show = partial(router.api_route, methods=["GET", "HEAD"])


@_show("/preferences")
def choose(request: Request, back: str = "/") -> Response:
    """A form of all that can be chosen; `back` is the page from which the reader came."""
    return page(
        request, "preferences.html", choices=preferences.CHOICES, back=preferences.way_back(back)
    )


@router.post("/preferences")
def keep(form: Form) -> Response:
    """Have the browser keep what was chosen, and go on with the page from which it came."""
    cookie = preferences.written(preferences.chosen(form))
    response = RedirectResponse(preferences.way_back(form.get("back", "/")), status_code=303)
    response.set_cookie(preferences.COOKIE, cookie, max_age=YEAR_S, samesite="lax")
    return response


@_show("/keys")
def keys(request: Request) -> Response:
    """The keys that pages heed; a script shows the same over any page."""
    return page(request, "keys.html")
