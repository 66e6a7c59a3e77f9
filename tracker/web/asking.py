"""What the address of a page may ask for, and whom it is asked."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from fastapi import Depends, Query, Request
from pydantic import Field

from tracker.desk.reading.comparing import Comparing

LONGEST_QUERY = 200
"""Characters of a search that are read; nobody types more."""


async def _reading(request: Request) -> Comparing:
    # Without `async` it would wait for a thread of its own, which takes longer than many a page.
    reading: Comparing = request.app.state.reading
    return reading


async def _now(request: Request) -> datetime:
    now: datetime = request.app.state.clock()
    return now


Desk = Annotated[Comparing, Depends(_reading)]
Now = Annotated[datetime, Depends(_now)]
"""By the clock of the place: the demo's stands still when its day is over."""
Id = Annotated[int, Field(ge=1, le=2**63 - 1)]
Number = Annotated[int, Field(ge=1, le=2**31 - 1)]
"""Of a version. Both as large as the database has room for: beyond that, it will not be asked."""
Name = Annotated[str, Query(max_length=LONGEST_QUERY)]
