"""What a reader may fold: pieces that differ in nothing but such a class. Pure.

Nothing is hidden: what folds is counted by class, and can be unfolded. Which class a piece belongs
to is the judgement of `diff.weigh`, asked for this piece alone, so that the faces and the weight of
the whole cannot disagree. A piece with a changed fact never folds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from tracker.diff.weigh import only_passages_moved, weigh
from tracker.models.values import Diff, FactChange, Kind, ParagraphChange, PartChange, Span, Weight

Classes = frozenset[str]

CLASSES: Mapping[str, str] = {
    "white_space": "white space",
    "quotes_and_dashes": "quotation marks and dashes",
    "punctuation": "punctuation",
    "case": "capitals",
    "house_style": "house style",
    "encoding": "encoding",
    "time": "dates and times",
    "counters": "counters",
    "byline": "byline",
    "credits": "credits",
    "links": "links",
    "moved": "moved only",
}
"""Every class of `Diff.folded`, in the order of lists, each as a reader calls it."""

ALL = frozenset(CLASSES)
"""What folds unless a reader says otherwise."""

LONGEST = 100_000
"""Characters of change in a paragraph that are weighed once more to see whether it folds; one of
ten million would take five seconds. A paragraph of which more changed is shown."""

_FOLDING = {Weight.MINOR, Weight.COSMETIC}
_NO_LABEL = (None, None)
_PARTED = {Kind.SPLIT, Kind.MERGED}

_SHORT = {
    "ws": "white_space",
    "quotes": "quotes_and_dashes",
    "punct": "punctuation",
    "style": "house_style",
    "moves": "moved",
}


def named(text: str) -> Classes:
    """The classes of a list such as `case,white-space`; `none` and `all` stand for themselves.

    Raises ValueError, with the names that there are, for one that there is not.
    """
    found = {_SHORT.get(name, name) for name in text.lower().replace("-", "_").split(",") if name}
    if found == {"all"}:
        return ALL
    if unknown := sorted(found - ALL - {"none"}):
        raise ValueError(f"{unknown[0]}: no such class; there are none, all, {', '.join(CLASSES)}")
    return frozenset(found & ALL)


class Folded(NamedTuple):
    """By which classes each piece is folded; empty for a piece that is shown."""

    headline: Classes
    rows: tuple[Classes, ...]
    """As many as `Diff.paragraphs`."""
    parts: tuple[Classes, ...]
    """As many as `Diff.parts`."""

    @property
    def counts(self) -> Mapping[str, int]:
        """How many pieces are folded by each class, in the order of `CLASSES`."""
        pieces = Counter(
            name for piece in (self.headline, *self.rows, *self.parts) for name in piece
        )
        return {name: pieces[name] for name in CLASSES if pieces[name]}


def fold(diff: Diff, by: Collection[str] = ALL, of_rows: Sequence[Classes] | None = None) -> Folded:
    """What is folded when these classes are; a piece that differs in another one too is shown.

    `of_rows` is what `classes_of_rows` says, for those who asked it already.
    """
    rows = classes_of_rows(diff) if of_rows is None else of_rows
    return Folded(
        _kept(_of_headline(diff), by),
        tuple(_kept(classes, by) for classes in rows),
        tuple(_kept(_of_part(part, diff.facts), by) for part in diff.parts),
    )


def classes_of_rows(diff: Diff) -> Sequence[Classes]:
    """In which classes alone each row of `Diff.paragraphs` differs; empty where in more or none."""
    facts: dict[int, list[FactChange]] = {}
    for fact in diff.facts:
        if fact.paragraph is not None:
            facts.setdefault(fact.paragraph, []).append(fact)
    moved = only_passages_moved(diff.paragraphs) if "moved" in diff.folded else frozenset()
    return [
        frozenset()
        if row.kind is Kind.SAME
        else frozenset({"moved"})
        if (row.old, row.new) in moved and row.new not in facts
        else _of_row(row, facts.get(row.new, []))
        if row.new is not None
        else _of_row(row, [])
        for row in diff.paragraphs
    ]


def leaves_nothing(diff: Diff, folded: Folded) -> bool:
    """Whether everything that differs is folded; the label is never."""
    headline = all(span.op == "=" for span in diff.headline) or bool(folded.headline)
    rows = zip(diff.paragraphs, folded.rows, strict=True)
    body = all(row.kind is Kind.SAME or classes for row, classes in rows)
    return headline and body and all(folded.parts) and diff.label[0] == diff.label[1]


def told(counts: Mapping[str, int]) -> str:
    """`white space (2), capitals (1)`; empty where nothing is folded."""
    listed = [*CLASSES, *sorted(counts.keys() - ALL)]
    return ", ".join(f"{CLASSES.get(x, x)} ({counts[x]})" for x in listed if x in counts)


def only(classes: Iterable[str]) -> str:
    """`only capitals differ`, `only white space and punctuation differ`: where it stands apart."""
    names = [CLASSES[name] for name in CLASSES if name in set(classes) - {"moved"}]
    if not names:
        return "only a passage moved"
    listed = " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
    return f"only {listed} differ{'s' if len(names) == 1 and names[0] in _SINGULAR else ''}"


_SINGULAR = {"white space", "punctuation", "house style", "encoding", "byline"}


def _kept(classes: Classes, by: Collection[str]) -> Classes:
    return classes if classes <= set(by) else frozenset()


def _of_headline(diff: Diff) -> Classes:
    facts = [fact for fact in diff.facts if fact.part == "headline"]
    return _classes(diff.headline, (), (), facts)


def _of_row(row: ParagraphChange, facts: Sequence[FactChange]) -> Classes:
    if sum(len(span.text) for span in row.spans if span.op != "=") > LONGEST:
        return frozenset()
    if row.kind in _PARTED and all(span.op == "=" for span in row.spans):
        return frozenset({"white_space"})  # Nothing but the break beside it differs.
    return _classes((), (row,), (), facts)


def _of_part(part: PartChange, facts: Sequence[FactChange]) -> Classes:
    return _classes((), (), (part,), [fact for fact in facts if fact.part == part.part])


def _classes(
    headline: Sequence[Span],
    rows: Sequence[ParagraphChange],
    parts: Sequence[PartChange],
    facts: Sequence[FactChange],
) -> Classes:
    weighed = weigh(_NO_LABEL, headline, rows, parts, facts)
    return frozenset(weighed.folded) if weighed.weight in _FOLDING else frozenset()
