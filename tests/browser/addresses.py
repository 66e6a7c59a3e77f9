"""Every page that a desk with the story of the ferry has, as the routers name them."""

from __future__ import annotations

import re

from starlette.routing import Route

from tracker.web.app import ROUTERS

FILLED = {"story_id": "1", "number": "2", "old": "1", "new": "2"}
OTHERS = (
    "/?weight=substantive&outlet=harbour",
    "/?outlet=nobody",
    "/search?q=aground",
    "/search?q=nowhere",
    "/s/1/1..4",
    "/s/1/1..3",
    "/s/1/1..2?view=split&context=0",
    "/s/9",
    "/nothing",
)
"""States of pages that no route names: found and not found, folded, side by side."""


def _addresses() -> list[str]:
    """Of every page: what can be got, filled in where it asks for a story and its versions."""
    found = (
        re.sub(r"\{(\w+)\}", lambda name: FILLED.get(name[1], name[0]), route.path)
        for router in ROUTERS
        for route in router.routes
        if isinstance(route, Route) and "GET" in (route.methods or ())
    )
    return [address for address in found if "{" not in address] + list(OTHERS)


EVERY = _addresses()
