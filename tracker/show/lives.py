"""What became of a paragraph, version by version: a sign for each, and the whole in words. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tracker.diff.reasons import shown
from tracker.models.history import History, Life, Lineage, Reversal, Stage, Turn
from tracker.models.values import Kind
from tracker.show.lengths import lasted
from tracker.show.rows import SIGNS

BACK = "↩"
STANDS = "│"
LONGEST = 60
"""Characters of a paragraph that are enough to know it by."""

SHORT = 30
"""The same, where the words beside it say most."""

_HOW = {Kind.SPLIT: "split off", Kind.REPEATED: "repeated"}


class Cell(NamedTuple):
    """A paragraph in one version: what it says there, and what happened to it since the last."""

    stage: Stage
    kind: Kind
    moved: bool = False

    @property
    def returned(self) -> bool:
        """Whether it came back in this version."""
        return self.kind is Kind.ADDED and self.stage.returned

    @property
    def signs(self) -> str:
        """One sign, or two where it was edited and moved."""
        if self.returned:
            return BACK
        sign = STANDS if self.kind is Kind.SAME else SIGNS[self.kind]
        if not self.moved:
            return sign
        return SIGNS[Kind.MOVED] if self.kind is Kind.SAME else sign + SIGNS[Kind.MOVED]


def cells(lines: Lineage, life: Life) -> list[Cell | None]:
    """What a life is in each version, in order; None where a version does not have it."""
    row: list[Cell | None] = []
    stages = iter(life.stages)
    stage = next(stages, None)
    for version in lines.bodies:
        while stage and stage.until is not None and stage.until <= version:
            stage = next(stages, None)
        if stage is None or version < stage.first:
            row.append(None)
        else:
            kind = stage.how if version == stage.first else Kind.SAME
            row.append(Cell(stage, kind, moved=version in life.moved))
    return row


def signs(row: Sequence[Cell | None]) -> list[str]:
    """The signs of a life, a version each: empty where it is not, `−` where it is no longer."""
    found = []
    before: Cell | None = None
    for cell in row:
        gone = SIGNS[Kind.REMOVED] if before else ""
        found.append(cell.signs if cell else gone)
        before = cell
    return found


# -- in words ----------------------------------------------------------------------------------


def beginning(text: str, longest: int = LONGEST) -> str:
    """The beginning of a text in one line, safe for every face that escapes its own signs.

    It ends with a word, if it has one in its latter half.
    """
    line = shown(text)
    if len(line) <= longest:
        return line
    word = line.rfind(" ", longest // 2, longest)
    return line[: word if word > 0 else longest - 1].rstrip() + "…"


def told(history: History, life: Life) -> str:
    """`version 1 brought it, versions 2 and 4 edited it, version 5 took it; it stood …`."""
    stood = lasted(history.stood(life.first, life.until))
    since = "it has stood" if life.until is None else "it stood"
    return f"{', '.join(_events(life))}; {since} {stood}{', with gaps' if life.gaps else ''}"


def _events(life: Life) -> Iterator[str]:
    how = _HOW.get(life.stages[0].how)
    yield f"version {life.first} brought it{f' ({how})' if how else ''}"
    if life.edited:
        yield f"{_numbers(life.edited)} edited it"
    if life.moved:
        yield f"{_numbers(life.moved)} moved it"
    for gone, back in life.gaps:
        yield f"version {gone} took it and version {back} brought it back"
    if life.until is not None:
        yield f"version {life.until} {'took it' if life.heir is None else 'merged it with another'}"


def turned(history: History, turn: Reversal) -> str:
    """`in the headline: “12” → “47” → “12”; gone in version 2, back in version 3, after …`."""
    texts = (turn.old, *turn.meanwhile, turn.old)
    ways = " → ".join(f"“{beginning(text)}”" if text else "nothing" for text in texts)
    after = lasted(history.stood(turn.turned, turn.back))
    when = f"gave way in version {turn.turned}, back in version {turn.back}, after {after}"
    return f"{_where(history, turn)}: {ways}; {when}"


def _where(history: History, turn: Reversal) -> str:
    if turn.what is not Turn.PHRASE:
        return turn.what.value
    if turn.life is None:
        return "in the headline"
    return f"in the paragraph “{beginning(history.lineage.lives[turn.life].text, SHORT)}”"


def _numbers(versions: Sequence[int]) -> str:
    *most, last = map(str, versions)
    return f"versions {', '.join(most)} and {last}" if most else f"version {last}"
