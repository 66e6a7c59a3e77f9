"""The stories of the demo: read from `copy/`, and what is true of each of them.

The values made here are served and are the truth at once, so the two cannot disagree.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib import resources
from typing import Any, Literal

from tracker.demo.outlets import OUTLETS, Outlet

What = Literal[
    "new",
    "rewrite",
    "correction",
    "silent headline",
    "back",
    "moved paragraph",
    "figure",
    "withdrawn",
    "noise",
]
"""What happens with a version. `noise` is a new story on a page that changes at every request."""

SILENT: frozenset[What] = frozenset({"silent headline", "back", "moved paragraph"})
"""What a newspaper does without moving the time of the last update that it claims."""

OPENING = datetime(2025, 10, 14, 7, 30, tzinfo=UTC)
"""When the demo's day begins: a Tuesday, breakfast in Velmora and afternoon in Garam."""
STEP = timedelta(minutes=11)
"""What the demo's clock gains a step: twenty steps make a believable morning of news."""


@dataclass(frozen=True, slots=True)
class DemoVersion:
    """One text of a story, as the outlet has written it."""

    step: int
    """The step at which it appears."""
    what: What
    headline: str
    """Without its label."""
    label: str | None
    """Verbatim, without brackets or separator: `LEAD`, `CORRECTED-UPDATE 1`, `종합2보`."""
    address: str
    published: datetime
    note: str = ""
    slug: str = ""
    dateline: str = ""
    byline: str = ""
    captions: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    """The body, in order; the first one without its dateline."""
    credit: str = ""
    """The last line of the copy: an address to write to, or who reported and edited."""
    undeclared: str = ""
    """What changed although the note does not say so; empty nearly everywhere."""


@dataclass(frozen=True, slots=True)
class DemoStory:
    """A story with all its versions, in the order in which they appear."""

    name: str
    outlet: str
    versions: tuple[DemoVersion, ...]

    @property
    def house(self) -> Outlet:
        """The outlet that publishes it."""
        return OUTLETS[self.outlet]

    @property
    def noisy(self) -> bool:
        """True when its page changes around the story at every request."""
        return self.versions[0].what == "noise"

    def until(self, step: int) -> tuple[DemoVersion, ...]:
        """The versions that have appeared at that step, oldest first."""
        return tuple(version for version in self.versions if version.step <= step)

    def claimed_update(self, version: DemoVersion) -> datetime:
        """When the outlet says that it last touched this text: silent changes do not count."""
        told = [one for one in self.until(version.step) if one.what not in SILENT]
        return told[-1].published


def clock(step: int) -> datetime:
    """What the demo's clock shows at that step."""
    return OPENING + step * STEP


def read_stories(origin: str) -> tuple[DemoStory, ...]:
    """Every story in `copy/`, in the order of the file names, at addresses under `origin`."""
    folder = resources.files("tracker.demo").joinpath("copy")
    return tuple(
        read_story(file.name.removesuffix(".toml"), file.read_text("utf-8"), origin)
        for file in sorted(folder.iterdir(), key=lambda file: file.name)
        if file.name.endswith(".toml")
    )


def read_story(name: str, copy: str, origin: str) -> DemoStory:
    """The story that a file of copy tells. What it says for all versions, one may say otherwise."""
    told = tomllib.loads(copy)
    shared = {key: value for key, value in told.items() if key != "version"}
    return DemoStory(
        name=name,
        outlet=told["outlet"],
        versions=tuple(_version({**shared, **version}, origin) for version in told["version"]),
    )


def _version(told: Mapping[str, Any], origin: str) -> DemoVersion:
    return DemoVersion(
        step=told["step"],
        what=told["what"],
        headline=told["headline"],
        label=told.get("label"),
        address=origin + _path(OUTLETS[told["outlet"]], told),
        published=clock(told["step"]) - timedelta(minutes=told["lag"]),
        note=told.get("note", ""),
        slug=told.get("slug", ""),
        dateline=told.get("dateline", ""),
        byline=told.get("byline", ""),
        captions=tuple(told["captions"][key] for key in told.get("photos", ())),
        paragraphs=tuple(told["paragraphs"][key] for key in told["body"]),
        credit=told.get("credit", ""),
        undeclared=told.get("undeclared", ""),
    )


def _path(outlet: Outlet, told: Mapping[str, Any]) -> str:
    match outlet.dialect:
        case "yonhap" | "yonhap-ko":
            return f"/{outlet.key}/view/{told['number']}"
        case "reuters":
            return f"/{outlet.key}/article/{_words(told)}-idUS{told['number']}{OPENING:%Y%m%d}"
        case "plain":
            return f"/{outlet.key}/{told['path']}"


def _words(told: Mapping[str, Any]) -> str:
    """The headline as this agency writes it into an address; a correction says so there too."""
    words = re.findall(r"[a-z0-9]+", told["headline"].lower())
    corrected = ["corrected"] if told["what"] == "correction" else []
    return "-".join(words[:7] + corrected)
