"""What stands between a result and the screen: is there one, has it colour, and is the text safe.

Text from outside may carry terminal commands or turn the reading direction. Whatever is shown
passes through `escaped` (on a pipe, where the next program may be a terminal) or `isolated`
(drawn), or is JSON.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

_SPACE = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_CONTROL_IN_JSON = re.compile(r"[\x7f-\x9f]")
_TURNING = re.compile(r"[\u061c\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufefc]")
"""Letters that run from right to left, and the signs that turn the direction by themselves."""
_ISOLATE, _END = "\u2068", "\u2069"
_BEGINS_ISOLATE = "\u2066\u2067\u2068"


def prepare() -> None:
    """Let no character of a story end a command because this terminal's charset has none for it."""
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="backslashreplace")


def drawn() -> bool:
    """True when a person looks at the result: it is drawn then, and not written line by line."""
    return sys.stdout.isatty()


def console(*, stderr: bool = False) -> Console:
    """The screen, for drawing. Text is shown as it is: nothing in it counts as markup."""
    from rich.console import Console  # noqa: PLC0415 (start-up time: a pipe needs none of it)

    return Console(stderr=stderr, markup=False, emoji=False, highlight=False)


def escaped(text: str) -> str:
    """The text in one line, with its control characters made visible: ESC becomes ␛."""
    return _CONTROL.sub(_visible, _SPACE.sub(" ", text))


def verbatim(text: str) -> str:
    """A line of a text that programs read: as `escaped`, but its tabs stay."""
    return "\t".join(map(escaped, text.split("\t")))


def _visible(control: re.Match[str]) -> str:
    code = ord(control[0])
    if code == 0x7F:  # noqa: PLR2004 (DEL has a picture of its own)
        return "␡"
    return chr(0x2400 + code) if code < ord(" ") else f"<{code:02X}>"


def isolated(pieces: Sequence[str]) -> list[str]:
    """The pieces of one line, escaped, and such that their direction ends with them.

    An override in a headline would otherwise turn the columns that stand after it.
    """
    shown = [escaped(piece) for piece in pieces]
    if not any(_TURNING.search(piece) for piece in shown):
        return shown
    depth = 0
    for index, piece in enumerate(shown):
        shown[index], depth = _without_strays(piece, depth)
    shown[0] = _ISOLATE + shown[0]
    shown[-1] += _END * (depth + 1)
    return shown


def _without_strays(text: str, depth: int) -> tuple[str, int]:
    """The text without ends of isolates that it did not begin, and how many are open after it."""
    kept = []
    for sign in text:
        if sign == _END and not depth:
            continue
        depth += (sign in _BEGINS_ISOLATE) - (sign == _END)
        kept.append(sign)
    return "".join(kept), depth


def line(text: str) -> str:
    """One text as it may be drawn."""
    return isolated([text])[0]


def counted(number: int, one: str, many: str = "") -> str:
    """`1 feed`, `2 feeds`; `many` where an s is not enough."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def write(text: str) -> None:
    """Write a line of the result."""
    sys.stdout.write(text + "\n")


def record(*values: object) -> None:
    """Write one record: a line, its values parted by tabs, in full; nothing for None."""
    write("\t".join("" if value is None else escaped(str(value)) for value in values))


def as_json(found: Any) -> None:
    """Write a result as JSON, readable in every script and without raw control characters."""
    text = json.dumps(found, ensure_ascii=False, indent=2)
    write(_CONTROL_IN_JSON.sub(lambda control: f"\\u{ord(control[0]):04x}", text))


def talk(text: str) -> None:
    """Say something that is not the result."""
    sys.stderr.write("\n".join(escaped(one) for one in text.split("\n")) + "\n")


def draw_table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Draw a plain table; the last column takes the room that is left."""
    from rich.text import Text  # noqa: PLC0415 (start-up time)

    table = empty_table()
    for head in heads:
        table.add_column(head, overflow="fold")
    for row in rows:
        table.add_row(*(Text(line(cell)) for cell in row))
    console().print(table)


def empty_table() -> Table:
    """A table without lines and without columns yet."""
    from rich.table import Table  # noqa: PLC0415 (start-up time)

    return Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
