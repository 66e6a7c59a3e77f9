"""Every page that a desk with the story of the ferry has, as the routers name them."""

from __future__ import annotations

import re

from starlette.routing import Route

from tests.browser.trouble import link
from tracker.web.app import ROUTERS

FILLED = {
    "story_id": "1",
    "number": "2",
    "older": "1",
    "newer": "2",
    "name": "harbour",
    "alert_id": "1",
    "address:path": "https://harbour.example/1",
}
LINKS = {
    "/watches/confirm/{token}": link("confirm", 2),
    "/watches/mine/{token}": link("mine", 1),
    "/watches/mine/{token}/add": f"{link('mine', 1)}/add?outlet=harbour",
    "/watches/mine/{token}/new": f"{link('mine', 1)}/new?scope=all",
    "/watches/{link}/{token}": link("stop", 1),
    "/watches/new": "/watches/new?scope=all",
    "/changes/newer": "/changes/newer?than=0",
    "/s/{story_id}/compare": "/s/1/compare?old=1&new=2",
}
"""What must say more than its path does."""

OTHERS = (
    "/?weight=substantive&outlet=harbour",
    "/?weight=cosmetic",
    "/?outlet=nobody",
    "/?weight=huge",
    "/?after=beyond",
    "/?sort=biggest",
    "/search?q=aground",
    "/search?q=nowhere",
    "/search?q=in:moon",
    "/search?q=in:removed+report",
    "/find?q=At+least+12+people+were+hurt.",
    "/find?q=No+version+has+these+words",
    "/find?q=https://m.harbour.example/1?utm_source=mail",
    "/find?q=https://elsewhere.example/1",
    "/feeds?state=failing",
    "/feeds?state=moon",
    "/alerts?state=held",
    "/s/1/1..4",
    "/s/1/1..3",
    "/s/1/1..77",
    "/s/1/matrix?upto=2",
    "/s/9/matrix",
    "/s/1/1..2?view=split&context=0",
    "/s/1/v/2?blame=on",
    "/s/9",
    "/nothing",
    "/watches?scope=story&story=1",
    "/watches/new?scope=words",
    link("pause", 1),
    link("daily", 1),
    "/watches/stop/1-abc",
)
"""States of pages that no route names: found and not found, folded, side by side."""


def _filled(path: str) -> str:
    """The address of a page; what nothing is known for stays between braces."""
    return LINKS.get(path) or re.sub(r"\{([\w:]+)\}", lambda one: FILLED.get(one[1], one[0]), path)


ROUTES = [
    _filled(route.path)
    for router in ROUTERS
    for route in router.routes
    if isinstance(route, Route) and "GET" in (route.methods or ())
]
"""Of every page: what can be got."""

EVERY = [*ROUTES, *OTHERS]
