"""What the list of changes can be narrowed to: every choice, its count and its address. Pure.

The address says everything: which choices, which order, which page. What is chosen already is
taken back by its link.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import urlencode

from tracker.desk.reading.river import Asked, Sort, Tallies
from tracker.models.values import LabelKind
from tracker.show.verdicts import VERDICTS
from tracker.store.outlets import Named
from tracker.store.river import Tally
from tracker.web.wording import WEIGHTS

NONE = "none"
"""How an address names the kind of no label."""

LABELS: Mapping[str, str] = {kind.value: kind.value for kind in LabelKind} | {"": "no label"}
SORTS: Mapping[Sort, str] = {
    Sort.NEWEST: "newest",
    Sort.BIGGEST: "biggest",
    Sort.VERSIONS: "most versions",
}
NAMES: Mapping[str, str] = {
    "outlets": "outlet",
    "weights": "weight",
    "labels": "label",
    "verdicts": "note",
    "days": "day",
}
"""The facets, in the order of a page, each with its name in an address."""

KEPT = 256
"""Choices whose counts are kept until another change comes."""

DAYS = 7
"""Days that are offered; those before are reached by their address."""

Told = Mapping[str, Any]
"""The value that a change has of each facet."""


class Choice(NamedTuple):
    """One value of a facet."""

    words: str
    number: int
    """How many of the changes that were counted the list would have with it."""
    address: str
    """Where the list is with it, or without it if it is chosen."""
    chosen: bool


class Facet(NamedTuple):
    """What the list can be narrowed by."""

    name: str
    choices: tuple[Choice, ...]


def address(asked: Asked, path: str = "/") -> str:
    """The address of a list: `/?outlet=wire&weight=headline`."""
    said = [
        (name, str(one) or NONE) for field, name in NAMES.items() for one in getattr(asked, field)
    ]
    if asked.sort is not Sort.NEWEST:
        said.append(("sort", asked.sort))
    if asked.after:
        said.append(("after", asked.after))
    return f"{path}?{urlencode(said)}" if said else path


def sorts(asked: Asked) -> list[Choice]:
    """The orders in which the list can stand."""
    return [
        Choice(words, 0, address(replace(asked, sort=sort, after="")), sort is asked.sort)
        for sort, words in SORTS.items()
    ]


def chips(asked: Asked, outlets: Iterable[Named]) -> list[Choice]:
    """What is chosen, each with the address of the list without it."""
    titles = {outlet.name: outlet.title for outlet in outlets}
    return [
        Choice(_words(field, one, titles), 0, _toggled(asked, field, one), chosen=True)
        for field in NAMES
        for one in getattr(asked, field)
    ]


@lru_cache(KEPT)
def facets(
    asked: Asked, outlets: tuple[Named, ...], tallies: Tallies, of_days: Tallies
) -> tuple[Facet, ...]:
    """Every facet that has something to choose; `of_days` counts the chosen days alone.

    The count of a value is that of the list with all choices but those of its own facet.
    """
    titles = {outlet.name: outlet.title for outlet in outlets}
    names = {outlet.id: outlet.name for outlet in outlets}
    found = []
    for field, name in NAMES.items():
        counted = [
            (_told(one, names), one.number)
            for one in ((tallies if field == "days" else of_days).rows)
        ]
        counts = _counts(asked, field, counted)
        chosen = getattr(asked, field)
        choices = tuple(
            Choice(
                _words(field, one, titles), counts[one], _toggled(asked, field, one), one in chosen
            )
            for one in _ordered(field, counts, chosen)
        )
        if len(choices) > 1 or chosen:
            found.append(Facet(name, choices))
    return tuple(found)


def _told(tally: Tally, names: Mapping[int, str]) -> Told:
    return {
        "outlets": names.get(tally.outlet, ""),
        "weights": tally.weight,
        "labels": tally.label,
        "verdicts": tally.verdict,
        "days": tally.day,
    }


def _counts(asked: Asked, field: str, counted: Iterable[tuple[Told, int]]) -> Counter[Any]:
    others = {name: chosen for name in NAMES if name != field and (chosen := getattr(asked, name))}
    counts: Counter[Any] = Counter()
    for told, number in counted:
        if all(told[name] in chosen for name, chosen in others.items()):
            counts[told[field]] += number
    return counts


def _ordered(field: str, counts: Counter[Any], chosen: Sequence[Any]) -> list[Any]:
    """Values in the order of a page: by number, or as they are always told; newest days first."""
    values = {*counts, *chosen}
    if field == "outlets":
        return sorted(values - {""}, key=lambda one: (-counts[one], one))
    if field == "days":
        newest = sorted(values, reverse=True)
        return [day for at, day in enumerate(newest) if at < DAYS or day in chosen]
    return [one for one in _WORDS[field] if one in values]


def _words(field: str, one: Any, titles: Mapping[str, str]) -> str:
    if isinstance(one, date):
        return f"{one:%a}, {one.day} {one:%b}"
    return titles[one] if field == "outlets" else _WORDS[field][one]


_WORDS: Mapping[str, Mapping[Any, str]] = {
    "weights": WEIGHTS,
    "labels": LABELS,
    "verdicts": VERDICTS,
}
"""What the values are called, in the order in which they are always told."""


def _toggled(asked: Asked, field: str, one: Any) -> str:
    chosen = getattr(asked, field)
    other = tuple(x for x in chosen if x != one) if one in chosen else (*chosen, one)
    changed: dict[str, Any] = {field: other, "after": ""}
    return address(replace(asked, **changed))
