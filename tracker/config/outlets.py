"""The outlets of outlets.toml: their feeds, and what their copy is like."""

from __future__ import annotations

import re
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BeforeValidator, Field

from tracker.config.sections import Section, web_address


class OutletFeed(Section):
    """One feed of an outlet, as outlets.toml names it."""

    url: Annotated[str, AfterValidator(web_address)]
    interval: int | None = Field(None, gt=0)
    """Seconds between polls, where the outlet's own rhythm is not to decide."""
    pages: bool | None = None
    """Whether stories' own pages are read; unset: when the feed carries no full text."""


def _label_pattern(pattern: str) -> str:
    """The pattern itself, where it says before or behind which headline which words stand."""
    if _REFUSED.search(_PLACEHOLDERS.sub("", pattern)):
        raise ValueError("braces hold nothing but n, nth or, at an end, headline")
    if pattern.count("{n}") + pattern.count("{nth}") > 1:
        raise ValueError("it has more than one number")
    if pattern.count("{headline}") > 1:
        raise ValueError("it has more than one headline")
    if not _PLACEHOLDERS.sub("", pattern).strip():
        raise ValueError("it has no words or signs of its own")
    return pattern


_PLACEHOLDERS = re.compile(r"^\{headline\}|\{headline\}$|\{n\}|\{nth\}")
_REFUSED = re.compile(r"[{}\x00-\x1f]")

LabelPattern = Annotated[str, Field(max_length=60), AfterValidator(_label_pattern)]
"""Literal words, `{n}` or `{nth}` for the number, and `{headline}` where they stand behind it."""
LabelKind = Literal[
    "alert", "update", "correction", "refile", "repeat", "wrapup", "advisory", "withdrawn"
]
"""The kinds of `tracker.models.values.LabelKind`."""


def _zone(name: str) -> str:
    """The name itself, where the database of time zones (IANA) has it; or nothing."""
    try:
        return name and ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError("no such time zone; write it like Asia/Seoul") from error


class OutletEntry(Section):
    """One outlet, as outlets.toml names it."""

    title: str
    dialect: str = "any"
    """Which grammar of labels its copy follows."""
    labels: dict[LabelPattern, LabelKind] = Field({})
    """Labels that it has beside those of its dialect: patterns, each with its kind."""
    declares: dict[Literal["headline"], bool] = Field({})
    """What its notes on updates declare by custom; unset: what its dialect is known for."""
    robots: bool = True
    """Whether its hosts' robots.txt is heeded; false only where the outlet agreed to it."""
    zone: Annotated[str, AfterValidator(_zone)] = ""
    """By whose clock its stories are told, such as `Europe/London`; unset: UTC."""
    feeds: list[
        Annotated[OutletFeed, BeforeValidator(lambda f: {"url": f} if isinstance(f, str) else f)]
    ] = Field([])
    """The address of each alone, or a table."""
