"""A diff as HTML: real `ins` and `del`, every row with its sign, its words and its anchor. Pure.

All that an outlet wrote is escaped here, and no style stands in it: how it looks is the page's own
matter. A folded row shows the newer text plain, and what differs behind a `details` that opens
without a script.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import islice
from typing import NamedTuple

from tracker.diff.texts import new_text, old_text
from tracker.models.values import Diff, Kind, ParagraphChange, Span
from tracker.show import folds, rows
from tracker.show.folds import Classes, Folded
from tracker.show.passages import Gap, passages

_TAGS = {"=": "", "-": "del", "+": "ins"}
_SPOKEN = {"-": "removed", "+": "added"}


class Look(NamedTuple):
    """How the paragraphs of a diff are shown."""

    context: int | None = None
    """Paragraphs around each change that stay open; None for all of them."""
    beside: bool = False
    """Whether every paragraph is there twice, `older` and `newer`, all marks in both: a page hides
    what came in the one and what went in the other, or the whole of the older one."""
    spoken: bool = False
    """Whether marks are words too, for those whose screen reader is silent about them."""


WHOLE = Look()
"""All paragraphs, one under the other."""


def marked(spans: Iterable[Span], *, spoken: bool = False) -> str:
    """The text with `<del>what went</del><ins>what came</ins>`.

    Spoken, a mark says `[added]` before and `[end added]` behind, of the class `unseen`: a page
    puts it where only a screen reader finds it.
    """
    return "".join(_mark(span, spoken=spoken) for span in spans)


def _mark(span: Span, *, spoken: bool) -> str:
    tag, content = _TAGS[span.op], escape(span.text)
    if not tag:
        return content
    if spoken:
        said = _SPOKEN[span.op]
        content = f"{_unseen(f'[{said}] ')}{content}{_unseen(f' [end {said}] ')}"
    return f"<{tag}>{content}</{tag}>"


def _unseen(words: str) -> str:
    return f'<span class="unseen">{words}</span>'


def body(diff: Diff, folded: Folded, look: Look = WHOLE) -> str:
    """Every paragraph of the diff; `#p3` is the third one of the newer text, `#o3` of the older.

    What is further from a change than the look's context is behind a `details`.
    """
    rows_of = list(_rows(diff, folded, look))
    if look.context is None:
        return "\n".join(rows_of)
    left = iter(rows_of)
    return "\n".join(
        _gap(one, islice(left, one.same + one.folded)) if isinstance(one, Gap) else next(left)
        for one in passages(diff, folded, look.context)
    )


def _gap(gap: Gap, left: Iterable[str]) -> str:
    told = [f"{n} {how}" for n, how in ((gap.same, "unchanged"), (gap.folded, "folded")) if n]
    noun = "paragraph" if gap.same + gap.folded == 1 else "paragraphs"
    listed = f"{' and '.join(told)} {noun}"
    rest = "\n".join(left)
    return f'<details class="gap"><summary>… {listed}</summary>\n{rest}\n</details>'


def anchor(row: ParagraphChange) -> str:
    """By which a link reaches a paragraph: `p3` of the newer text, `o3` of the older if it went."""
    return f"{'o' if row.new is None else 'p'}{rows.number(row)}"


def _rows(diff: Diff, folded: Folded, look: Look) -> Iterator[str]:
    anchors: set[str] = set()
    for row, classes in zip(diff.paragraphs, folded.rows, strict=True):
        name = anchor(row)
        # Several rows may make one paragraph; a link leads to the first of them.
        named = f' id="{name}"' if name not in anchors else ""
        anchors.add(name)
        yield _row(row, classes, named, look)


def _row(row: ParagraphChange, classes: Classes, named: str, look: Look) -> str:
    if row.kind is Kind.SAME and not look.beside:
        return f'<p class="row same"{named} dir="auto">{marked(row.spans)}</p>'
    if row.kind is Kind.SAME:
        return f'<div class="row same"{named}>{_text(row, look)}</div>'
    about = f"{rows.name(row)}, {rows.happened(row)}"
    name = f"row {row.kind}{' folded' if classes else ''}"
    sign = f'<span class="sign" aria-hidden="true">{rows.SIGNS[row.kind]}</span>'
    content = _folded(row, classes, look) if classes else f"{_meta(row)}{_text(row, look)}"
    return f'<section class="{name}"{named} aria-label="{escape(about)}">{sign}{content}</section>'


def _text(row: ParagraphChange, look: Look) -> str:
    text = marked(row.spans, spoken=look.spoken)
    if not look.beside:
        return f'<p dir="auto">{text}</p>'
    older, newer = (f'<p class="{side}" dir="auto">{text}</p>' for side in ("older", "newer"))
    return f'<div class="two">{older}{newer}</div>'


def _meta(row: ParagraphChange) -> str:
    """What the sign and the marks do not say by themselves."""
    if row.kind in {Kind.EDITED, Kind.ADDED, Kind.REMOVED}:
        return ""
    return f'<p class="meta">{escape(rows.happened(row))}</p>'


def _folded(row: ParagraphChange, classes: Classes, look: Look) -> str:
    text = new_text(row.spans) if row.new is not None else ""
    plain = f'<p dir="auto">{escape(text)}</p>' if text else ""
    if not _shows_more(row):
        return f"{_meta(row)}{plain}"
    told = folds.only(classes) if text and old_text(row.spans) else f"{row.kind}: {_named(classes)}"
    return (
        f"{_meta(row)}{plain}<details><summary>{escape(told)}</summary>"
        f'<p dir="auto">{marked(row.spans, spoken=look.spoken)}</p></details>'
    )


def _shows_more(row: ParagraphChange) -> bool:
    """Whether there are marks to open: the break of a parted paragraph is told in words already."""
    return rows.is_edited(row) or row.kind not in {Kind.MOVED, Kind.SPLIT, Kind.MERGED}


def _named(classes: Classes) -> str:
    return ", ".join(words for name, words in folds.CLASSES.items() if name in classes)
