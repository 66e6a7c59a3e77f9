"""Lists for programs: as JSON, and as CSV that a spreadsheet only reads."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from typing import NamedTuple, Self

from fastapi import Response

_ACTIVE = ("=", "+", "-", "@", "\t", "\r")
"""What begins a formula in a spreadsheet: an outlet's headline must not be one (OWASP, "CSV
Injection")."""


_KINDS = {
    "atom": ("Atom feed", "application/atom+xml"),
    "json": ("JSON", "application/json"),
    "csv": ("CSV", "text/csv"),
}


class Data(NamedTuple):
    """Another form of what a page shows, which the page names in its head and in its corner."""

    words: str
    media_type: str
    address: str

    @classmethod
    def of(cls, kind: str, address: str) -> Self:
        """One that is `atom`, `json` or `csv`."""
        return cls(*_KINDS[kind], address)


def as_json(told: object) -> Response:
    """A value as JSON; half a character becomes a question mark, as on a page."""
    return _text(json.dumps(told, ensure_ascii=False), "application/json")


def as_csv(
    columns: Iterable[str], rows: Iterable[Iterable[object]], *, following: str = ""
) -> Response:
    """Rows below their columns; a text that would be worked out has an apostrophe before it.

    Where the list goes on at another address, a `Link` of the answer says so.
    """
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    response = _text(text.getvalue(), "text/csv")
    if following:
        response.headers["link"] = f'<{following}>; rel="next"'
    return response


def _cell(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_ACTIVE) else cell


def _text(text: str, media_type: str) -> Response:
    return Response(text.encode("utf-8", "replace"), media_type=f"{media_type}; charset=utf-8")
