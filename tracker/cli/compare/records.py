"""A diff on a pipe: one record a line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from tracker.cli import spans, terminal
from tracker.cli.compare.choice import Choice, View
from tracker.diff.texts import new_text, old_text
from tracker.models.values import Diff, ParagraphChange, Span
from tracker.show import counts, facts, folds, sentences
from tracker.show.folds import Folded
from tracker.show.passages import Gap, passages
from tracker.show.rows import place

Record = tuple[object, ...]


def patch(lines: Iterable[str]) -> None:
    """Write a patch."""
    for line in lines:
        terminal.write(terminal.verbatim(line))


def records(diff: Diff, chosen: Choice) -> Iterator[Record]:
    """What the view shows: nothing where nothing differs, but for text that is asked for whole."""
    folded = folds.fold(diff, chosen.fold)
    if chosen.view is View.HEADLINE:
        yield (spans.in_words(diff.headline),)
    elif chosen.view is View.WORDS:
        yield from _running(diff, folded)
    elif diff.weight is not None:
        yield from _SHOWN[chosen.view](diff, folded, chosen.context or 0)


def pieces(diff: Diff, folded: Folded) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """What differs apart from the paragraphs and is not folded, by name."""
    if any(span.op != "=" for span in diff.headline) and not folded.headline:
        yield "headline", diff.headline
    old, new = (label.text if label else "" for label in diff.label)
    if old != new:
        ends = (Span("-", old), Span("+", new))
        yield "label", tuple(span for span in ends if span.text)
    for part, classes in zip(diff.parts, folded.parts, strict=True):
        if not classes:
            yield part.part, part.spans


def rows(diff: Diff, folded: Folded, context: int) -> Iterator[tuple[ParagraphChange, bool]]:
    """The paragraphs that are shown, and whether each is shown as changed."""
    for one in passages(diff, folded, context):
        if not isinstance(one, Gap):
            yield one.row, one.changed


def unmarked(row: ParagraphChange) -> tuple[Span, ...]:
    """A paragraph that is not shown as changed, as it stands now."""
    return (Span("=", new_text(row.spans)),)


def _changes(diff: Diff, folded: Folded, context: int) -> Iterator[Record]:
    yield from _head(diff)
    for name, changed in pieces(diff, folded):
        yield name, None, None, spans.in_words(changed)
    for row, is_changed in rows(diff, folded, context):
        yield _row(row, changed=is_changed)
    yield from _tail(diff, folded)


def _split(diff: Diff, folded: Folded, context: int) -> Iterator[Record]:
    yield from _head(diff)
    for name, changed in pieces(diff, folded):
        yield name, None, None, old_text(changed), new_text(changed)
    for row, _ in rows(diff, folded, context):
        yield row.kind, place(row.old), place(row.new), old_text(row.spans), new_text(row.spans)
    yield from _tail(diff, folded)


def _head(diff: Diff) -> Iterator[Record]:
    yield "weight", None, None, diff.weight
    for fact in diff.facts:
        where = "caption: " if fact.in_caption else ""
        told = f"{where}{facts.KINDS[fact.kind]} {facts.step(fact)}"
        yield "fact", None, place(fact.paragraph), told
    for reason in diff.reasons:
        yield "reason", None, None, reason
    for limit in diff.limits:
        yield "limit", None, None, limit


def _tail(diff: Diff, folded: Folded) -> Iterator[Record]:
    for moved in sentences.moved(diff):
        yield "sentence", place(moved.old), place(moved.new), moved.text
    for name, number in folded.counts.items():
        yield "folded", None, None, f"{name} {number}"


def _row(row: ParagraphChange, *, changed: bool) -> Record:
    text = spans.in_words(row.spans if changed else unmarked(row))
    return (row.kind, place(row.old), place(row.new), text)


def _running(diff: Diff, folded: Folded) -> Iterator[Record]:
    headline = (Span("=", new_text(diff.headline)),) if folded.headline else diff.headline
    yield "headline", None, None, spans.in_words(headline)
    for row, classes in zip(diff.paragraphs, folded.rows, strict=True):
        if row.new is not None or not classes:
            yield _row(row, changed=not classes)
    yield from _tail(diff, folded)


def _paragraphs(diff: Diff, folded: Folded, _context: int) -> Iterator[Record]:
    for row, _ in rows(diff, folded, 0):
        words = counts.words_of("", row.spans)
        yield row.kind, place(row.old), place(row.new), f"+{words.added} -{words.removed}"
    yield from _tail(diff, folded)


def _stat(diff: Diff, _folded: Folded, _context: int) -> Iterator[Record]:
    for one in counts.words(diff):
        yield one.piece, "words_added", one.added
        yield one.piece, "words_removed", one.removed
    for kind in counts.SIGNS:
        yield "paragraphs", kind, diff.counts.get(kind, 0)
    yield "facts", "changed", len(diff.facts)
    for name, number in diff.folded.items():
        yield "folded", name, number


_SHOWN: dict[View, Callable[[Diff, Folded, int], Iterator[Record]]] = {
    View.CHANGES: _changes,
    View.SPLIT: _split,
    View.PARAGRAPHS: _paragraphs,
    View.STAT: _stat,
}
