"""The picture of how a story grew, as SVG: a column a version, a band a paragraph. Pure.

A band is as high as the paragraph is long, and its shade tells which version brought it; signs and
patterns tell what happened to it, so that nothing hangs on a colour alone. Pointing at a band shows
its whole life. The picture has no script and asks for nothing from elsewhere; whatever a story says
in it is escaped.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tracker.diff.drift import percent
from tracker.diff.reasons import counted
from tracker.models.history import History, SeenVersion
from tracker.models.values import Kind
from tracker.show import lives
from tracker.show.bands import COLUMN, GAP, LEFT, TOP, Band, Box, Sheet, laid_out
from tracker.show.lives import Cell
from tracker.show.paint import DEFINITIONS, SHADES, SHAPES, STYLE
from tracker.show.strokes import LETTER, fitting, rect, safe, sign, write

SMOOTH = 30
"""Pixels between columns from which bands swing over from one to the next."""
STRAIGHT = 0.05
"""Pixels by which an edge may rise or fall unseen."""
LEGEND = (
    ("added", "new"),
    ("edited", "edited"),
    ("moved", "moved"),
    ("removed", "taken out"),
    ("returned", "back again"),
)
TOLD = 12
"""Reversals that the description tells."""
ROW = 20
"""Height of a line of the legend."""
ROOM = 9
"""Pixels between columns in which a sign can stand."""


def svg(history: History, headline: str) -> str:
    """The picture as an SVG document; `headline` is what the story is called above it."""
    sheet = laid_out(history)
    legend = list(_legend(sheet))
    height = sheet.bottom + 58 + max(ROW * (1 + row) for row, _ in legend)
    body = [
        *_heads(history, headline, sheet),
        *(_band(history, sheet, band) for band in sheet.bands),
        *_between(sheet),
        *(f'<g class="mark">{"".join(_marks(sheet, band))}</g>' for band in sheet.bands),
        *_feet(history, sheet),
        *(
            f'<g transform="translate(0 {row * ROW + sheet.bottom + 58:g})">{item}</g>'
            for row, item in legend
        ),
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="growth" role="img" '
        f'viewBox="0 0 {sheet.width:g} {height:g}" width="{sheet.width:g}" height="{height:g}" '
        f'aria-labelledby="growth-title growth-desc">\n'
        f'<title id="growth-title">How the story grew: {safe(headline)}</title>\n'
        f'<desc id="growth-desc">{safe(_described(history))}</desc>\n'
        f"<style>{STYLE}</style>\n<defs>{DEFINITIONS}</defs>\n"
        f'<rect class="sheet" width="{sheet.width:g}" height="{height:g}"/>\n'
        + "\n".join(body)
        + "\n</svg>\n"
    )


def _described(history: History) -> str:
    """What the picture shows, for those who do not see it."""
    lines = history.lineage
    taken = sum(life.until is not None for life in lines.lives)
    told = [
        f"{counted(len(history.versions), 'version', 'in columns')}, "
        f"{counted(len(lines.lives), 'paragraph', 'in bands')}, {taken:,} of them taken out",
        *history.drift.words,
        *history.limits,
        *(lives.turned(history, turn) for turn in history.reversals[:TOLD]),
    ]
    return ". ".join(told) + "."


# -- above and below the columns ---------------------------------------------------------------


def _heads(history: History, headline: str, sheet: Sheet) -> Iterator[str]:
    room = sheet.width - 2 * GAP
    yield write(fitting(headline, room, 15), GAP, 26, "title")
    yield write(fitting(_summed_up(history), room, 12), GAP, 46, "soft")
    yield write("version", LEFT - GAP, 95, "soft small end")
    for place, version in enumerate(history.versions):
        yield _head(version, sheet, place)


def _summed_up(history: History) -> str:
    if len(history.versions) == 1:
        return "1 version so far"
    left = percent(history.drift.left[history.versions[-1].number])
    return f"{len(history.versions):,} versions · {left} of the first version's words are left"


def _head(version: SeenVersion, sheet: Sheet, place: int) -> str:
    label = version.label
    shape = SHAPES[label.kind if label else None]
    x = sheet.middle(place)
    parts = [f"<title>{safe(_version(version))}</title>"]
    if sheet.step > 2 * GAP or sheet.numbered(place):
        parts.append(
            f'<path class="shape" transform="translate({x:g} 74)" fill-rule="evenodd" d="{shape}"/>'
        )
    if sheet.numbered(place):
        parts.append(write(f"{version.number}", x, 95, "number middle"))
    if label and sheet.step > 3 * GAP:
        parts.append(write(fitting(label.text, sheet.step - 4, 11), x, 109, "soft small middle"))
    return f"<g>{''.join(parts)}</g>"


def _version(version: SeenVersion) -> str:
    label = f", {version.label.text}" if version.label else ""
    return f"version {version.number}{label}, seen {version.seen_at:%Y-%m-%d %H:%M} UTC"


def _feet(history: History, sheet: Sheet) -> Iterator[str]:
    y = sheet.bottom + 20
    yield write("words", LEFT - GAP, y, "soft small end")
    yield write("of the first", LEFT - GAP, y + 16, "soft small end")
    for place, version in enumerate(history.versions):
        if sheet.numbered(place):
            number = version.number
            x = sheet.middle(place)
            yield write(f"{history.lineage.words(number):,}", x, y, "small middle")
            yield write(percent(history.drift.left[number]), x, y + 16, "soft small middle")


def _legend(sheet: Sheet) -> Iterator[tuple[int, str]]:
    """Each item with the row in which it stands; as many in a row as fit."""
    x, row = float(GAP), 0
    for drawn, width, words in _legend_items():
        item = width + 6 + len(words) * LETTER * 11 / 12 + 14
        if x + item > sheet.width and x > GAP:
            x, row = float(GAP), row + 1
        yield (
            row,
            (
                f'<g transform="translate({x:g} 0)">{drawn}</g>'
                + write(words, x + width + 6, 4, "soft small")
            ),
        )
        x += item


def _legend_items() -> Iterator[tuple[str, int, str]]:
    box = Box(0, -6, 14, 12)
    for name, words in LEGEND:
        if name == "edited":
            drawn = f"{rect(box, 'born0')}{rect(box, 'edited')}"
        else:
            drawn = sign(name, 7, 0) + (rect(box, "moved") if name == "moved" else "")
        yield drawn, 14, words
    yield rect(box, "born0"), 14, "from the first version"
    shades = range(1, SHADES)
    blues = [rect(Box(10 * (shade - 1), -6, 10, 12), f"born{shade}") for shade in shades]
    yield "".join(blues), 50, "from a later one, to the latest"


# -- a band ------------------------------------------------------------------------------------


def _band(history: History, sheet: Sheet, band: Band) -> str:
    """One life: its way through the columns, and all that happened to it in its title."""
    name = "Headline" if band.is_headline else "Paragraph"
    title = f"{name} “{lives.beginning(band.life.text)}”: {lives.told(history, band.life)}"
    shade = _shade([version.number for version in history.versions].index(band.life.first), sheet)
    pieces = band.pieces
    ways = [_way(sheet, band, piece) for piece in pieces]
    parts = [
        f"<title>{safe(title)}</title>",
        *(_gap(band, before[-1], after[0]) for before, after in pairwise(pieces)),
        *(f'<path class="band born{shade}" d="{way}"/>' for way in ways),
    ]
    return f'<g class="life">{"".join(parts)}</g>'


def _between(sheet: Sheet) -> Iterator[str]:
    """A veil over the room between columns, so that the columns stand out."""
    height = sheet.bottom - TOP
    for place in range(sheet.columns - 1 if sheet.step > SMOOTH else 0):
        x = LEFT + (place + COLUMN) * sheet.step
        yield rect(Box(x, TOP, sheet.step * (1 - COLUMN), height), "between")


def _shade(place: int, sheet: Sheet) -> int:
    """The shade for a band that this column brought, from 0."""
    if place == 0 or sheet.columns == 2:  # noqa: PLR2004 (there is one later version)
        return place * (SHADES - 1)
    return 1 + (place - 1) * (SHADES - 2) // (sheet.columns - 2)


def _way(sheet: Sheet, band: Band, piece: list[int]) -> str:
    """The outline of a band: along its upper edge from left to right, and back along the lower."""
    boxes = [box for place in piece if (box := band.boxes[place])]
    over = [(box.x, box.x + box.width, box.y) for box in boxes]
    under = [(box.x + box.width, box.x, box.y + box.height) for box in reversed(boxes)]
    return f"M{_edge(over, sheet)}L{_edge(under, sheet)}Z"


def _edge(points: list[tuple[float, float, float]], sheet: Sheet) -> str:
    """One edge, from column to column; where it runs straight on, nothing has to be said."""
    (start, end, y), *rest = points
    drawn = [f"{start:.1f} {y:.1f}"]
    for start, stop, there in rest:
        if abs(there - y) >= STRAIGHT:
            drawn.append(f"H{end:.1f}{_over(end, y, start, there, sheet)}")
            y = there
        end = stop
    return "".join([*drawn, f"H{end:.1f}"])


def _over(x: float, y: float, there: float, new_y: float, sheet: Sheet) -> str:
    if sheet.step <= SMOOTH:
        return f"L{there:.1f} {new_y:.1f}"
    half = (x + there) / 2
    return f"C{half:.1f} {y:.1f} {half:.1f} {new_y:.1f} {there:.1f} {new_y:.1f}"


def _gap(band: Band, gone: int, back: int) -> str:
    before, after = band.boxes[gone], band.boxes[back]
    if before is None or after is None:
        return ""
    start = f"{before.x + before.width:.1f} {before.y + before.height / 2:.1f}"
    return f'<path class="way" d="M{start}L{after.x:.1f} {after.y + after.height / 2:.1f}"/>'


def _marks(sheet: Sheet, band: Band) -> Iterator[str]:
    for piece in band.pieces:
        for place in piece:
            cell, box = band.cells[place], band.boxes[place]
            if cell and box:
                yield from _in_column(cell, box, first=place == 0)
        last = band.boxes[piece[-1]]
        if last and piece[-1] + 1 < sheet.columns:
            name = (
                "merged" if band.life.heir is not None and piece is band.pieces[-1] else "removed"
            )
            yield _at_end(name, last, sheet)


def _in_column(cell: Cell, box: Box, *, first: bool) -> Iterator[str]:
    """The marks of what happened to a band in one column."""
    if cell.kind in _EDITED:
        yield rect(box, "edited")
    if cell.moved:
        yield rect(box, "moved")
    y = box.y + box.height / 2
    signs = [name for name, is_so in _signs(cell) if is_so and not first]
    for place, name in enumerate(signs):
        yield sign(name, box.x + box.width / 2 + 12 * place - 6 * (len(signs) - 1), y)
    if not first and cell.kind in _CAME:
        yield rect(Box(box.x - 2, box.y, 2.5, box.height), "came-edge")


_EDITED = {Kind.EDITED, Kind.SPLIT, Kind.MERGED}
_CAME = {Kind.ADDED, Kind.REPEATED, Kind.SPLIT}


def _signs(cell: Cell) -> Iterator[tuple[str, bool]]:
    yield "returned", cell.returned
    yield "added", cell.kind in {Kind.ADDED, Kind.REPEATED} and not cell.returned
    yield "split", cell.kind is Kind.SPLIT
    yield "merged", cell.kind is Kind.MERGED
    yield "moved", cell.moved


def _at_end(name: str, box: Box, sheet: Sheet) -> str:
    end = box.x + box.width
    edge = rect(Box(end - 0.5, box.y, 2.5, box.height), "went-edge")
    room = sheet.step * (1 - COLUMN)
    return edge + (sign(name, end + room / 2, box.y + box.height / 2) if room > ROOM else "")
