"""All stories, a page at a time, each with how long its versions are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tracker.desk.reading.river import River, Sort, cursor_of, place_of
from tracker.errors import NotFoundError
from tracker.models.records.outlets import Outlet
from tracker.models.records.stories import Story
from tracker.store import outlets, stories

ROWS = 50
"""Stories of one page."""


@dataclass(frozen=True, slots=True)
class ShelfLine:
    """A story as the list shows it."""

    story: Story
    outlet: Outlet
    lengths: tuple[int, ...]
    """Characters of each version's body, the latest at the end; none for a story of one version."""


@dataclass(frozen=True, slots=True)
class ShelfRead:
    """One page of the list."""

    lines: tuple[ShelfLine, ...]
    after: str
    """The cursor of the next page; empty on the last one."""
    outlets: tuple[Outlet, ...]


class Shelves(River):
    """The questions of whoever goes through all stories."""

    def shelf(self, outlet: str = "", after: str = "", *, rows: int = ROWS) -> ShelfRead:
        """Stories of an outlet or of all, the latest changed first.

        Raises NotFoundError for an outlet that there is none of, or a cursor that is none.
        """
        place: Any = place_of(Sort.NEWEST, after) if after else None
        with self._database.reading() as session:
            known = tuple(outlets.outlets(session))
            of = {one.name: one.id for one in known}
            if outlet and outlet not in of:
                raise NotFoundError(f"no outlet is named “{outlet}”")
            found = stories.last_changed(session, of.get(outlet), limit=rows + 1, after=place)
            lengths = stories.lengths(session, found[:rows])
        by_id = {one.id: one for one in known}
        lines = tuple(
            ShelfLine(one, by_id[one.outlet_id], tuple(lengths.get(one.id or 0, ())))
            for one in found[:rows]
        )
        last = found[rows - 1] if len(found) > rows else None
        following = cursor_of(Sort.NEWEST, (last.changed_at, last.id or 0)) if last else ""
        return ShelfRead(lines, following, known)
