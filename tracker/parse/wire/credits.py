"""Puts together the credits behind a story that a page broke at each name. Pure.

Pages link the names of reporters, and text taken from them has a line for each: `(Reporting by`,
`Ann Bowers`, `and`, `Jo Mill in Vessen)`. Without the rest of their line they look like paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_OPEN: Final = re.compile(
    r"\((?:(?:[Aa]dditional |[Ww]ith )?[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled)"
    r"[^()]{0,300}$"
)
_ROOM: Final = 320
"""Characters at the end of a line in which such a credit begins."""
_LINES: Final = 16
"""How many lines one credit is broken into; the most seen is nine."""
_LONGEST: Final = 160
"""Characters of such a line: names, places, and who edited."""


def join_credits(lines: Sequence[str]) -> tuple[str, ...]:
    """The lines, each credit whose bracket a later line closes put together in one.

    What stands behind that bracket has a line to itself.
    """
    joined: list[str] = []
    left = list(reversed(lines))
    while left:
        begun = [left.pop() for _ in range(_runs_on(left))]
        last = left.pop()
        close = last.index(")") + 1 if begun else len(last)
        joined.append(" ".join([*begun, last[:close]]))
        if rest := last[close:].strip(" ."):
            left.append(rest)
    return tuple(joined)


def _runs_on(left: Sequence[str]) -> int:
    """After how many lines the credit is closed that the last of these opens; 0 for none."""
    if not _OPEN.search(left[-1], max(0, len(left[-1]) - _ROOM)):
        return 0
    for more, line in enumerate(left[-2 : -2 - _LINES : -1], start=1):
        before, close, _ = line.partition(")")
        if "(" in before or len(before) > _LONGEST:
            return 0
        if close:
            return more
    return 0
