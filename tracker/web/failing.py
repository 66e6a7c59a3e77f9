"""The pages of what went wrong: what failed, whether anything was lost, and what to do next."""

from __future__ import annotations

import logging
from collections.abc import Callable, Coroutine, Mapping
from secrets import token_hex
from typing import Any, TypeAlias

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from tracker.errors import DatabaseError, NotFoundError, RefusedError, TooOftenError
from tracker.web.asking import LONGEST_QUERY
from tracker.web.showing import page

HEADINGS = {
    401: "For editors",
    404: "Not found",
    410: "Not here any more",
    429: "Too many for now",
}
"""Of pages with these numbers; the others say that what was asked for is not possible."""

AGAIN_S = 60
"""Seconds after which to ask again for what failed for a reason that may pass."""

_NO_PAGE = (
    "There is no page at this address. A story is at /s/12, two of its versions at /s/12/1..2."
)

_Answers: TypeAlias = Callable[[Request, Exception], Coroutine[Any, Any, Response]]

log = logging.getLogger(__name__)


async def _not_found(request: Request, error: Exception) -> Response:
    # What to do about it is said for a terminal; a page has links for that.
    return _page(request, 404, _said(str(error).partition("; see `tracker")[0]))


async def _no_such_page(request: Request, _error: Exception) -> Response:
    return _page(request, 404, _NO_PAGE)


async def _no_such_choice(request: Request, error: Exception) -> Response:
    """Where the address has a part behind its `?` that a page cannot read; that part is named."""
    assert isinstance(error, RequestValidationError)
    wrong = [one["loc"][-1] for one in error.errors() if one["loc"][0] == "query"]
    if not wrong:
        return await _no_such_page(request, error)
    name = str(wrong[0])
    given = request.query_params.get(name, "")[:LONGEST_QUERY]
    text = f"“{given}” is nothing that {name} can be here."
    return _page(request, 404, text, instead=request.url.path)


async def _not_allowed(request: Request, error: Exception) -> Response:
    return _page(request, 403, _said(str(error)))


async def _too_often(request: Request, error: Exception) -> Response:
    assert isinstance(error, TooOftenError)
    return _page(request, 429, _said(str(error)), headers=later(error))


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 404:  # noqa: PLR2004 (the number is the name)
        return await _no_such_page(request, error)
    return _page(request, error.status_code, error.detail, headers=error.headers)


async def _no_database(request: Request, error: Exception) -> Response:
    number = _logged(request, str(error))
    text = "The database does not answer. What was stored is safe; try again in a minute."
    headers = {"Retry-After": str(AGAIN_S)}
    return _page(request, 503, text, heading="Not available", number=number, headers=headers)


async def _bug(request: Request, error: Exception) -> Response:
    number = _logged(request, type(error).__name__)
    text = "This page could not be made: a fault of the program. What was stored is safe."
    return _page(request, 500, text, heading="This is a bug", number=number)


HANDLERS: Mapping[type[Exception], _Answers] = {
    NotFoundError: _not_found,
    TooOftenError: _too_often,
    RefusedError: _not_allowed,
    RequestValidationError: _no_such_choice,
    HTTPException: _refused,
    DatabaseError: _no_database,
    Exception: _bug,
}
"""Which page answers for which error."""


def later(error: TooOftenError) -> dict[str, str]:
    """The header that says when to come again."""
    return {"Retry-After": str(int(error.wait.total_seconds()))}


def _page(
    request: Request,
    status: int,
    text: str,
    *,
    heading: str = "",
    number: str = "",
    instead: str = "",
    headers: Mapping[str, str] | None = None,
) -> Response:
    """The page; `number` is that under which the log has what happened, `instead` where else."""
    story = request.path_params.get("story_id")
    response = page(
        request,
        "error.html",
        status=status,
        heading=heading or HEADINGS.get(status, "Not possible"),
        text=text,
        number=number,
        instead=instead,
        # What is not here any more was one of a story's.
        story=story if status == 410 else None,  # noqa: PLR2004 (the number is the name)
    )
    response.headers.update(headers or {})
    return response


def _said(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _logged(request: Request, what: str) -> str:
    """The number under which the log has it."""
    number = token_hex(4)
    # The pattern of the address, not itself: that of a page may be a secret.
    log.error("%s: %s: %s", number, getattr(request.scope.get("route"), "path", "no page"), what)
    return number
