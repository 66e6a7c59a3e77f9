"""Watches: asked for, confirmed, minded and ended, without a name or a password.

Who holds a link from a mail may do what that link is for: so no page that such a link leads to is
named to another site or kept by a browser, and opening one changes nothing, since mail scanners
open every link.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, HTTPException, Query, Request, Response
from fastapi.responses import RedirectResponse

from tracker.alert.consent import client_of
from tracker.alert.leaving import DAYS
from tracker.alert.match import OCCASIONS
from tracker.alert.spelled import HOW, how_told, what_told
from tracker.clock import utc_now
from tracker.desk.alerting.consent import A_DAY, A_WEEK, Consent
from tracker.desk.alerting.foreseeing import Wanted
from tracker.desk.alerting.readers import Watch
from tracker.errors import NotFoundError, RefusedError, TooOftenError, TrackerError
from tracker.web import wishing
from tracker.web.asking import Desk
from tracker.web.failing import later
from tracker.web.forms import Form
from tracker.web.showing import page

PRIVATE = {
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex",
}
"""On every page whose address is a secret between us and a reader."""

Link = Literal["stop", "pause", "daily"]
Act = Literal["day", "week", "on", "daily", "at_once", "end", "end_all", "forget"]

router = APIRouter(prefix="/watches")
_show = partial(router.api_route, methods=["GET", "HEAD"])


async def _consent(request: Request) -> Consent:
    consent: Consent | None = request.app.state.consent
    if consent is None:
        raise HTTPException(404)
    return consent


Readers = Annotated[Consent, Depends(_consent)]


# -- asking for a watch ----------------------------------------------------------------------------


@_show("")
def ask(request: Request, readers: Readers, desk: Desk) -> Response:
    """The form: what of, when and how; filled as far as the address says."""
    return _form(request, readers, desk, new="/watches/new")


@_show("/new")
def look(request: Request, readers: Readers, desk: Desk) -> Response:
    """What such a watch would have brought lately, and where its mails are to go."""
    return _preview(request, readers, desk, back="/watches")


@router.post("/new")
def sign_up(request: Request, readers: Readers, desk: Desk, form: Form) -> Response:
    """Ask the address that was given, if it may be asked; the answer is the same either way."""
    if form.get("website"):  # no person sees that field
        return RedirectResponse("/watches/asked", status_code=303)
    try:
        wanted = wishing.wanted(wishing.fields(request.query_params), desk)
        readers.sign_up(form.get("email", ""), wanted, _client(request))
    except (RefusedError, NotFoundError) as error:
        response = _preview(request, readers, desk, back="/watches", wrong=error, email=form)
        response.headers.update(later(error) if isinstance(error, TooOftenError) else {})
        return response
    return RedirectResponse("/watches/asked", status_code=303)


@_show("/asked")
def asked(request: Request) -> Response:
    """What happens now, whoever asked for whatever."""
    return page(request, "watch_asked.html")


def _form(request: Request, readers: Consent, desk: Desk, new: str, **shown: Any) -> Response:
    given = wishing.fields(request.query_params)
    return page(
        request,
        "watches.html",
        new=new,
        given=given,
        story=_story(desk, given["story"]),
        outlets=desk.outlets(),
        occasions=wishing.OCCASIONS,
        ways=HOW,
        days=DAYS,
        zones=wishing.zones(),
        closed=readers.closed,
        **({"wrong": ""} | shown),
    )


def _story(desk: Desk, named: str) -> str:
    """The headline of the story that is named by its number; empty where there is none."""
    if not named.isdecimal():
        return ""
    try:
        return desk.story(desk.story_id(named)).story.headline
    except NotFoundError:
        return ""


def _preview(
    request: Request,
    readers: Consent,
    desk: Desk,
    *,
    back: str,
    wrong: TrackerError | None = None,
    email: dict[str, str] | None = None,
    known: str = "",
) -> Response:
    """The preview; the form again where the watch could never be served."""
    given = wishing.fields(request.query_params)
    query = wishing.as_query(given)
    try:
        wanted = wishing.wanted(given, desk)
        found = readers.foresee(wanted)
    except (RefusedError, NotFoundError) as error:
        new = f"{back.removesuffix('/add')}/new"
        return _form(request, readers, desk, new, wrong=_said(error), status=400)
    return page(
        request,
        "watch_new.html",
        found=found,
        told=_told(wanted, desk),
        change=back + query,
        email=(email or {}).get("email", ""),
        known=known,
        wrong=_said(wrong) if wrong else "",
        closed=readers.closed,
        status=_status(wrong),
    )


def _status(wrong: TrackerError | None) -> int:
    if isinstance(wrong, TooOftenError):
        return 429
    return 400 if wrong else 200


def _said(error: TrackerError) -> str:
    """What is wrong, as a sentence: an occasion in its words, and nothing to do at a terminal."""
    name, colon, rest = str(error).partition("; see `tracker")[0].partition(":")
    text = f"“{OCCASIONS[name]}”{rest}" if name in OCCASIONS else name + colon + rest
    return f"{text[:1].upper()}{text[1:]}."


def _told(wanted: Wanted, desk: Desk) -> tuple[str, str, str]:
    """What of, when and how, in words."""
    about = wanted.value
    if wanted.scope == "story":
        about = desk.story(int(wanted.value)).story.headline
    elif wanted.scope == "outlet":
        about = next(one.title for one in desk.outlets() if one.name == wanted.value)
    wish = wanted.wish
    how = how_told(wish.how, at=wish.at, weekday=wish.weekday, zone=wish.zone, quiet=wish.quiet)
    return what_told(wanted.scope, wanted.value, about), OCCASIONS[wanted.on], how


def _client(request: Request) -> str:
    peer = request.client.host if request.client else ""
    return client_of(peer, request.headers.get("x-forwarded-for", ""))


# -- saying yes ------------------------------------------------------------------------------------


def _private(response: Response) -> Response:
    response.headers.update(PRIVATE)
    return response


@_show("/confirm/{token}")
def awaited(request: Request, readers: Readers, token: str) -> Response:
    """What was asked for under this address, and a button to say yes."""
    waiting = readers.awaited(token)
    return _private(
        page(
            request,
            "watch_confirm.html",
            email=waiting.email,
            watches=[_line(one) for one in waiting.watches],
        )
    )


@router.post("/confirm/{token}")
def confirm(readers: Readers, token: str) -> Response:
    """Begin them; then the reader's own page."""
    return _private(RedirectResponse(f"/watches/mine/{readers.confirm(token)}", status_code=303))


# -- all watches of one reader ---------------------------------------------------------------------


@_show("/mine/{token}")
def mine(request: Request, readers: Readers, token: str) -> Response:
    """All watches of the address that a link in a mail went to."""
    reader = readers.mine(token)
    lines = [_line(one) for one in reader.watches]
    return _private(
        page(request, "watch_mine.html", email=reader.email, watches=lines, token=token)
    )


@router.post("/mine/{token}")
def mind(
    request: Request,
    readers: Readers,
    token: str,
    do: Act,
    watch: Annotated[int, Query(ge=0, le=2**63 - 1)] = 0,
) -> Response:
    """Change one of them, or all."""
    acts: dict[Act, Callable[[], None]] = {
        "day": lambda: readers.rest(token, watch, A_DAY),
        "week": lambda: readers.rest(token, watch, A_WEEK),
        "on": lambda: readers.rest(token, watch, None),
        "daily": lambda: readers.tell(token, watch, "daily"),
        "at_once": lambda: readers.tell(token, watch, "at_once"),
        "end": lambda: readers.end(token, watch),
        "end_all": lambda: readers.end_all(token),
        "forget": lambda: readers.forget(token),
    }
    acts[do]()
    if do == "forget":
        return _private(page(request, "watch_forgotten.html"))
    return _private(RedirectResponse(f"/watches/mine/{token}", status_code=303))


@_show("/mine/{token}/add")
def ask_more(request: Request, readers: Readers, desk: Desk, token: str) -> Response:
    """The form, for a reader who has said yes already."""
    readers.mine(token)
    return _private(_form(request, readers, desk, new=f"/watches/mine/{token}/new"))


@_show("/mine/{token}/new")
def look_first(request: Request, readers: Readers, desk: Desk, token: str) -> Response:
    """What it would have brought lately, with a button to begin it."""
    known = readers.mine(token).email
    back = f"/watches/mine/{token}/add"
    return _private(_preview(request, readers, desk, back=back, known=known))


@router.post("/mine/{token}/new")
def add(request: Request, readers: Readers, desk: Desk, token: str) -> Response:
    """Begin it."""
    readers.add(token, wishing.wanted(wishing.fields(request.query_params), desk))
    return _private(RedirectResponse(f"/watches/mine/{token}", status_code=303))


# -- one watch, by the links in its mails ---------------------------------------------------------


@_show("/{link}/{token}")
def linked(request: Request, readers: Readers, link: Link, token: str) -> Response:
    """What this link in a mail does, and a button to do it: opening it does nothing."""
    watch = readers.linked(link, token)
    return _private(_linked(request, link, watch, done=False))


@router.post("/{link}/{token}")
def do(request: Request, readers: Readers, link: Link, token: str) -> Response:
    """Do it, without a cookie or a question: mail readers ask for it themselves (RFC 8058)."""
    acts: dict[Link, Callable[[str], None]] = {
        "stop": readers.stop,
        "pause": readers.pause,
        "daily": readers.only_daily,
    }
    acts[link](token)
    return _private(_linked(request, link, readers.linked(link, token), done=True))


def _linked(request: Request, link: Link, watch: Watch, *, done: bool) -> Response:
    over = watch.kept.ended_at is not None
    return page(
        request,
        "watch_linked.html",
        link=link,
        done=done or (link == "stop" and over),
        over=over and link != "stop",
        line=_line(watch),
    )


def _line(watch: Watch) -> dict[str, Any]:
    """A watch as a list shows it."""
    kept = watch.kept
    return {
        "id": kept.id,
        "what": what_told(kept.scope, kept.value, watch.about),
        "on": OCCASIONS.get(kept.on, kept.on),
        "how": how_told(
            kept.how, at=kept.at, weekday=kept.weekday, zone=kept.zone, quiet=kept.quiet
        ),
        "daily": kept.how == "daily",
        "rests_until": rests if (rests := kept.paused_until) and rests > utc_now() else None,
        "waits": kept.confirmed_at is None,
        "address": f"/s/{kept.value}" if kept.scope == "story" else "",
    }
