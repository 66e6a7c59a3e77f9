"""A diff as HTML: real `ins` and `del`, every row with its sign, its words and its anchor. Pure.

All that an outlet wrote is escaped here, and no style stands in it: how it looks is the page's own
matter. A folded row shows the newer text plain, and what differs behind a `details` that opens
without a script.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from tracker.diff.texts import new_text, old_text
from tracker.models.values import Diff, Kind, ParagraphChange, Span
from tracker.show import folds, rows
from tracker.show.folds import Classes, Folded

_TAGS = {"=": "", "-": "del", "+": "ins"}


def marked(spans: Iterable[Span]) -> str:
    """The text with `<del>what went</del><ins>what came</ins>`."""
    return "".join(_element(_TAGS[span.op], escape(span.text)) for span in spans)


def _element(tag: str, content: str) -> str:
    return f"<{tag}>{content}</{tag}>" if tag else content


def body(diff: Diff, folded: Folded) -> str:
    """Every paragraph of the diff; `#p3` is the third one of the newer text, `#o3` of the older."""
    anchors: set[str] = set()
    return "\n".join(_rows(diff, folded, anchors))


def anchor(row: ParagraphChange) -> str:
    """By which a link reaches a paragraph: `p3` of the newer text, `o3` of the older if it went."""
    return f"{'o' if row.new is None else 'p'}{rows.number(row)}"


def _rows(diff: Diff, folded: Folded, anchors: set[str]) -> Iterator[str]:
    for row, classes in zip(diff.paragraphs, folded.rows, strict=True):
        name = anchor(row)
        # Several rows may make one paragraph; a link leads to the first of them.
        named = f' id="{name}"' if name not in anchors else ""
        anchors.add(name)
        yield _row(row, classes, named)


def _row(row: ParagraphChange, classes: Classes, named: str) -> str:
    if row.kind is Kind.SAME:
        return f'<p class="row same"{named} dir="auto">{marked(row.spans)}</p>'
    about = f"Paragraph {rows.number(row)}, {rows.happened(row)}"
    look = f"row {row.kind}{' folded' if classes else ''}"
    sign = f'<span class="sign" aria-hidden="true">{rows.SIGNS[row.kind]}</span>'
    content = _folded(row, classes) if classes else _whole(row)
    return f'<section class="{look}"{named} aria-label="{escape(about)}">{sign}{content}</section>'


def _whole(row: ParagraphChange) -> str:
    return f'{_meta(row)}<p dir="auto">{marked(row.spans)}</p>'


def _meta(row: ParagraphChange) -> str:
    """What the sign and the marks do not say by themselves."""
    if row.kind in {Kind.EDITED, Kind.ADDED, Kind.REMOVED}:
        return ""
    return f'<p class="meta">{escape(rows.happened(row))}</p>'


def _folded(row: ParagraphChange, classes: Classes) -> str:
    text = new_text(row.spans) if row.new is not None else ""
    plain = f'<p dir="auto">{escape(text)}</p>' if text else ""
    if not _shows_more(row):
        return f"{_meta(row)}{plain}"
    told = folds.only(classes) if text and old_text(row.spans) else f"{row.kind}: {_named(classes)}"
    return (
        f"{_meta(row)}{plain}<details><summary>{escape(told)}</summary>"
        f'<p dir="auto">{marked(row.spans)}</p></details>'
    )


def _shows_more(row: ParagraphChange) -> bool:
    """Whether there are marks to open: the break of a parted paragraph is told in words already."""
    return rows.is_edited(row) or row.kind not in {Kind.MOVED, Kind.SPLIT, Kind.MERGED}


def _named(classes: Classes) -> str:
    return ", ".join(words for name, words in folds.CLASSES.items() if name in classes)
