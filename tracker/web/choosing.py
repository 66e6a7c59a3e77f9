"""What the address of a list of changes chooses: outlets, weights, labels, notes, days, order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Annotated, TypeVar

from fastapi import Depends, Request

from tracker.desk.reading.river import Asked, Sort
from tracker.errors import NotFoundError
from tracker.models.claims import NoteVerdict
from tracker.models.values import LabelKind, Weight
from tracker.web import facets
from tracker.web.asking import LONGEST_QUERY

CHOICES = 20
"""Values of one facet that an address may choose."""

Value = TypeVar("Value")


async def _asked(request: Request) -> Asked:
    """What the address asks for.

    Raises NotFoundError for a weight, label, verdict, day or order that there is none of; it says
    which there are.
    """
    return Asked(
        outlets=_chosen(request, "outlet", str),
        weights=_chosen(request, "weight", Weight),
        labels=_chosen(request, "label", _label),
        verdicts=_chosen(request, "note", NoteVerdict),
        days=_chosen(request, "day", _day),
        sort=Sort.NEWEST if not (sort := _one(request, "sort")) else _read("sort", Sort, sort),
        after=_one(request, "after"),
    )


def _there_are(values: Iterable[str]) -> str:
    return f"there are {', '.join(values)}"


KNOWN = {
    "weight": _there_are(Weight),
    "label": _there_are([*LabelKind, facets.NONE]),
    "note": _there_are(NoteVerdict),
    "day": "a day is written as 2031-05-03",
    "sort": _there_are(Sort),
}
"""What can be chosen, where another thing was."""

Wish = Annotated[Asked, Depends(_asked)]


def _chosen(request: Request, name: str, read: Callable[[str], Value]) -> tuple[Value, ...]:
    given = [one for one in request.query_params.getlist(name) if one][:CHOICES]
    return tuple(dict.fromkeys(_read(name, read, one) for one in given))


def _one(request: Request, name: str) -> str:
    return request.query_params.get(name, "")[:LONGEST_QUERY]


def _read(name: str, read: Callable[[str], Value], given: str) -> Value:
    try:
        return read(given[:LONGEST_QUERY])
    except ValueError as error:
        known = KNOWN[name]
        raise NotFoundError(f"no {name} is named “{given[:LONGEST_QUERY]}”; {known}") from error


def _label(given: str) -> str:
    return "" if given == facets.NONE else LabelKind(given).value


def _day(given: str) -> date:
    day = date.fromisoformat(given)
    if not _FIRST <= day < _LAST:
        raise ValueError(given)
    return day


_FIRST, _LAST = date(1970, 1, 1), date(9000, 1, 1)
"""Between them the day after is a day too, in every database."""
