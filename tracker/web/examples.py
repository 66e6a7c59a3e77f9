"""The demo's stories with a line each on what to see in them; and whether this desk is the demo."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, partial
from importlib import resources

from fastapi import APIRouter, Request, Response

from tracker.store.outlets import Named
from tracker.web.asking import Desk
from tracker.web.showing import page

router = APIRouter()
_show = partial(router.api_route, methods=["GET", "HEAD"])


@dataclass(frozen=True, slots=True)
class Example:
    """What to see in a story."""

    outlet: str
    """The short name of the one that tells it."""
    headline: str
    """Of the latest version."""
    lesson: str
    steps: tuple[int, ...] = ()
    """The two versions that show it; none where the whole story does."""

    def address(self, story_id: int) -> str:
        """Where it is to be seen."""
        return f"/s/{story_id}/{self.steps[0]}..{self.steps[1]}" if self.steps else f"/s/{story_id}"


@cache
def known() -> tuple[Example, ...]:
    """All examples, in the order of the page."""
    text = resources.files("tracker.web").joinpath("examples.toml").read_text("utf-8")
    told = tomllib.loads(text)["example"]
    return tuple(Example(**{**one, "steps": tuple(one.get("steps", ()))}) for one in told)


def is_demo(outlets: Iterable[Named]) -> bool:
    """Whether a desk follows the demo's outlets and no other."""
    names = {outlet.name for outlet in outlets}
    return bool(names) and names <= {one.outlet for one in known()}


@_show("/examples")
def examples(request: Request, desk: Desk) -> Response:
    """Those of the demo's stories that are here, each with what to see."""
    found = desk.headed({one.outlet for one in known()}, {one.headline for one in known()})
    ids = {(outlet.name, story.headline): story.id or 0 for story, outlet in found}
    here = [(one, key) for one in known() if (key := ids.get((one.outlet, one.headline)))]
    return page(request, "examples.html", examples=here)
