"""Asked by an address and a moment, which version stood there (RFC 7089, for archives' readers)."""

from __future__ import annotations

from functools import partial

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from tracker.desk.reading.stories import Showing
from tracker.errors import NotFoundError
from tracker.models.records.versions import Version
from tracker.show import memento
from tracker.show.memento import Memento, Places
from tracker.web.asking import Desk
from tracker.web.fresh import fresh

_WEB = ("http://", "https://")

router = APIRouter()
_show = partial(router.api_route, methods=["GET", "HEAD"])


@_show("/timegate/{address:path}")
def timegate(request: Request, desk: Desk) -> Response:
    """Where the version is that stood at an address at the moment of `Accept-Datetime`."""
    header = request.headers.get("accept-datetime")
    asked = memento.asked_for(header) if header else None
    if header and asked is None:
        raise HTTPException(400, "Accept-Datetime is no date, like Sat, 03 May 2031 12:00 GMT.")
    places, mementos = _mementos(request, desk, "/timegate/")
    found = memento.nearest(mementos, asked)
    headers = {"Link": memento.links(places, mementos), "Vary": "accept-datetime"}
    return RedirectResponse(found.address, status_code=302, headers=headers)


@_show("/timemap/link/{address:path}")
def timemap(request: Request, desk: Desk) -> Response:
    """Every version that an address showed, with when it was seen first."""
    text = memento.timemap(*_mementos(request, desk, "/timemap/link/"))
    return fresh(request, Response(text, media_type=memento.LINK_FORMAT))


def headers(request: Request, address: str, version: Version) -> dict[str, str]:
    """What makes the page of a version a memento; nothing where it came from no web address."""
    if not address.startswith(_WEB):
        return {}
    return {
        "Memento-Datetime": memento.dated(version.seen_at),
        "Link": memento.links(_places(request, address), ()),
    }


def _mementos(request: Request, desk: Desk, page: str) -> tuple[Places, list[Memento]]:
    address = _asked(request, page)
    shown = desk.showings(address) if address.startswith(_WEB) else []
    if not shown:
        raise NotFoundError(f"no version of “{address}” is known")
    return _places(request, shown[0].address), [_memento(request, one) for one in shown]


def _memento(request: Request, one: Showing) -> Memento:
    place = f"/s/{one.version.story_id}/v/{one.version.number}"
    return Memento(_base(request) + place, one.version.seen_at)


def _asked(request: Request, page: str) -> str:
    """The address as it was asked for, its own query included."""
    path = request.scope["raw_path"].decode("ascii", "replace").partition("?")[0]
    address = path.removeprefix(page)
    for scheme in _WEB:
        # Many a server between makes one slash of two.
        if address.startswith(scheme[:-1]) and not address.startswith(scheme):
            address = scheme + address[len(scheme) - 1 :]
    return f"{address}?{request.url.query}" if request.url.query else address


def _places(request: Request, address: str) -> Places:
    base = _base(request)
    return Places(address, f"{base}/timegate/{address}", f"{base}/timemap/link/{address}")


def _base(request: Request) -> str:
    configured: str = request.app.state.base_url
    return (configured or str(request.base_url)).rstrip("/")
