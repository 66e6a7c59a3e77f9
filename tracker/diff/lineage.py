"""Follows each paragraph, and each word, through all versions of a story. Pure.

From one version to the next the pairs are those of the diff. A paragraph that was split goes on in
the part that kept most of it; one that was merged goes on in the whole if it gave most to it. One
that was taken and comes back is the same one, with a gap in its life.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, pairwise

from rapidfuzz import process
from rapidfuzz.distance import Indel

from tracker.diff.align import align
from tracker.diff.credit import OWN, Memory, carried, cut, finer, joined, spelled, taken
from tracker.diff.rows import spell
from tracker.diff.tokens import count_words
from tracker.diff.words import word_spans
from tracker.models.history import Life, Lineage, Run, Stage
from tracker.models.values import Article, Kind, ParagraphChange, Span

COME_BACK = 0.8
"""The share of characters, in order, that a paragraph has in common with one that was taken, from
which it is that one come back. Paragraphs that have nothing to do with one another share half."""
REMEMBERED = 200
"""The paragraphs taken last that one that comes is held against; the very same words are known
however long ago they went."""
LONGEST = 6_000
"""Characters of a paragraph that are held against those that were taken."""

_HOW = {Kind.SPLIT: Kind.SPLIT, Kind.MERGED: Kind.MERGED}


def lineage(texts: Mapping[int, Article]) -> Lineage:
    """Return the life of the headline and of every paragraph; `texts` by version, in order.

    Raises ValueError where there is no version.
    """
    numbers = list(texts)
    if not numbers:
        raise ValueError("a story without a version has no history")
    loom = _Loom(numbers[0], texts[numbers[0]])
    for before, number in pairwise(numbers):
        loom.go_on(number, texts[before], texts[number])
    return loom.lineage()


@dataclass(slots=True)
class _Thread:
    """A life as far as it has been followed."""

    first: int
    how: Kind
    runs: tuple[Run, ...]
    """Its words as they stand, or stood last."""
    returned: bool = False
    stages: list[Stage] = field(default_factory=list)
    moved: list[int] = field(default_factory=list)
    origin: int | None = None
    heir: int | None = None
    memory: Memory = field(default_factory=Memory)

    @property
    def text(self) -> str:
        return spelled(self.runs)

    def end(self, version: int | None) -> None:
        """Put on record what stood until this version."""
        words = count_words(self.text)
        stage = Stage(self.first, version, self.how, self.runs, words, returned=self.returned)
        self.stages.append(stage)

    def go_on(
        self, version: int, how: Kind, runs: tuple[Run, ...], *, returned: bool = False
    ) -> None:
        """Stand with these words from this version."""
        self.first, self.how, self.runs, self.returned = version, how, runs, returned


class _Loom:
    """All lives, as they stand in the version that was read last."""

    def __init__(self, version: int, text: Article) -> None:
        self._headline = _Thread(version, Kind.ADDED, _brought(text.headline, version))
        self._threads = [
            _Thread(version, Kind.ADDED, _brought(paragraph, version))
            for paragraph in text.paragraphs
        ]
        self._body = list(range(len(self._threads)))
        self._bodies = {version: tuple(self._body)}
        self._order = _Order(self._body)
        self._story = Memory()
        self._ended: dict[int, str] = {}
        """Those that stand no more, in the order of their end, with their last words."""
        self._wordings: dict[str, int] = {}
        """Every wording of those that ended."""

    def go_on(self, version: int, old: Article, new: Article) -> None:
        """Take the next version."""
        if old.headline != new.headline:
            self._reword_headline(version, new.headline)
        if old.paragraphs != new.paragraphs:
            self._rewrite_body(version, _rows(old.paragraphs, new.paragraphs))
        self._bodies[version] = tuple(self._body)

    def lineage(self) -> Lineage:
        """Return all lives, those that still stand without an end."""
        for thread in (self._headline, *(self._threads[life] for life in self._body)):
            thread.end(None)
        order = list(self._order)
        places = {life: place for place, life in enumerate(order)}
        return Lineage(
            _life(self._headline, places),
            tuple(_life(self._threads[life], places) for life in order),
            {number: tuple([places[x] for x in body]) for number, body in self._bodies.items()},
        )

    # -- one step ------------------------------------------------------------------------------

    def _reword_headline(self, version: int, new: str) -> None:
        thread = self._headline
        spans = _spans(thread.text, new)
        for runs in taken(spans, thread.runs):
            thread.memory.put(runs, version)
        thread.end(version)
        runs = joined(carried(spans, thread.runs, (thread.memory,), version))
        thread.go_on(version, Kind.EDITED, runs)

    def _rewrite_body(self, version: int, rows: Sequence[ParagraphChange]) -> None:
        older = list(_older_sides(rows, [self._threads[life].runs for life in self._body]))
        self._remember(version, rows, older)
        texts = self._newer_sides(version, rows, older)
        kept = _kept(rows)
        body = [
            self._keep(version, self._body[kept[place].old or 0], kept[place], runs)
            if place in kept
            else self._come(version, runs, [row for row in rows if row.new == place])
            for place, runs in sorted(texts.items())
        ]
        heirs = {here: body[there] for here, there, _ in _pairs(rows)}
        stayed = {row.old for row in kept.values()}
        for here, life in enumerate(self._body):
            if here not in stayed:
                self._end(version, life, heirs.get(here))
        self._body = body
        self._order.take_in(body)

    def _remember(
        self,
        version: int,
        rows: Iterable[ParagraphChange],
        older: Iterable[tuple[Run, ...]],
    ) -> None:
        for row, runs in zip(rows, older, strict=True):
            if row.old is not None and row.kind is not Kind.SAME:
                for gone in taken(row.spans, runs):
                    self._threads[self._body[row.old]].memory.put(gone, version)
                    self._story.put(gone, version, at_least=OWN)

    def _newer_sides(
        self,
        version: int,
        rows: Iterable[ParagraphChange],
        older: Iterable[tuple[Run, ...]],
    ) -> dict[int, tuple[Run, ...]]:
        found: dict[int, tuple[Run, ...]] = defaultdict(tuple)
        for row, runs in zip(rows, older, strict=True):
            if row.new is not None:
                found[row.new] += self._newer_side(version, row, runs)
        return found

    def _newer_side(
        self, version: int, row: ParagraphChange, runs: tuple[Run, ...]
    ) -> tuple[Run, ...]:
        if row.kind is Kind.SAME:
            return runs
        own = () if row.old is None else (self._threads[self._body[row.old]].memory,)
        return joined(carried(row.spans, runs, (*own, self._story), version))

    def _keep(self, version: int, life: int, row: ParagraphChange, runs: tuple[Run, ...]) -> int:
        """Let a life go on, in the words that it has now."""
        thread = self._threads[life]
        if row.kind is Kind.MOVED:
            thread.moved.append(version)
        if row.kind is not Kind.SAME and thread.text != spelled(runs):
            thread.end(version)
            thread.go_on(version, _HOW.get(row.kind, Kind.EDITED), runs)
        return life

    def _come(self, version: int, runs: tuple[Run, ...], rows: Sequence[ParagraphChange]) -> int:
        """Begin a life, or let one go on that had ended."""
        parent = next((row.old for row in rows if row.old is not None), None)
        life = self._known_again(spelled(runs)) if parent is None else None
        if life is None:
            origin = None if parent is None else self._body[parent]
            self._threads.append(_Thread(version, rows[0].kind, runs, origin=origin))
            return len(self._threads) - 1
        del self._ended[life]
        thread = self._threads[life]
        thread.heir = None
        thread.go_on(version, Kind.ADDED, self._back(version, thread, spelled(runs)), returned=True)
        return life

    def _back(self, version: int, thread: _Thread, text: str) -> tuple[Run, ...]:
        before = next((x.runs for x in thread.stages if x.text == text), thread.stages[-1].runs)
        back = tuple(replace(run, returned=True) for run in before)
        spans = _spans(spelled(back), text)
        return joined(carried(spans, back, (thread.memory, self._story), version))

    def _end(self, version: int, life: int, heir: int | None) -> None:
        thread = self._threads[life]
        thread.end(version)
        thread.heir = heir
        self._ended[life] = thread.text[:LONGEST]
        self._wordings |= {stage.text: life for stage in thread.stages}

    def _known_again(self, text: str) -> int | None:
        """Return the life that ended and had this wording once, or one much like its last."""
        life = self._wordings.get(text)
        if life in self._ended:
            return life
        lately = {x: self._ended[x] for x in islice(reversed(self._ended), REMEMBERED)}
        found = process.extractOne(
            text[:LONGEST], lately, scorer=Indel.normalized_similarity, score_cutoff=COME_BACK
        )
        return found[2] if found else None


class _Order:
    """All lives in the order of reading: one that comes stands after what it follows."""

    def __init__(self, body: Sequence[int]) -> None:
        self._next: dict[int | None, int | None] = dict(pairwise([None, *body, None]))

    def take_in(self, body: Sequence[int]) -> None:
        """Find a place for those that are new, after those that ended where they stand now."""
        standing = set(body)
        before: int | None = None
        for life in body:
            if life not in self._next:
                after = self._next[before]
                while after is not None and after not in standing:
                    before, after = after, self._next[after]
                self._next[before], self._next[life] = life, after
            before = life

    def __iter__(self) -> Iterator[int]:
        life = self._next[None]
        while life is not None:
            yield life
            life = self._next[life]


# -- from one version to the next --------------------------------------------------------------


def _rows(old: Sequence[str], new: Sequence[str]) -> list[ParagraphChange]:
    return list(spell(align(old, new).rows, old, new, _spans))


def _spans(old: str, new: str) -> tuple[Span, ...]:
    return tuple(finer(word_spans(old, new)))


def _older_sides(
    rows: Iterable[ParagraphChange], runs: Sequence[tuple[Run, ...]]
) -> Iterator[tuple[Run, ...]]:
    """Return the runs of each row's older side; the rows of a paragraph that was split share it."""
    read: dict[int, int] = defaultdict(int)
    for row in rows:
        if row.old is None:
            yield ()
        elif row.kind is Kind.SAME:
            yield runs[row.old]
        else:
            start = read[row.old]
            read[row.old] += sum(len(span.text) for span in row.spans if span.op != "+")
            yield cut(runs[row.old], start, read[row.old])


def _kept(rows: Sequence[ParagraphChange]) -> dict[int, ParagraphChange]:
    """Return for each newer paragraph the row of the older one that goes on in it.

    Where several could, those that have most in common.
    """
    kept: dict[int, ParagraphChange] = {}
    goes_on: set[int] = set()
    for here, there, row in sorted(_pairs(rows), key=lambda pair: -_in_common(pair[2])):
        if there not in kept and here not in goes_on:
            kept[there] = row
            goes_on.add(here)
    return kept


def _pairs(rows: Iterable[ParagraphChange]) -> Iterator[tuple[int, int, ParagraphChange]]:
    for row in rows:
        if row.old is not None and row.new is not None:
            yield row.old, row.new, row


def _in_common(row: ParagraphChange) -> int:
    return sum(len(span.text) for span in row.spans if span.op == "=")


def _brought(text: str, version: int) -> tuple[Run, ...]:
    return (Run(text, version),) if text else ()


def _life(thread: _Thread, places: Mapping[int, int]) -> Life:
    origin, heir = (None if x is None else places[x] for x in (thread.origin, thread.heir))
    return Life(tuple(thread.stages), tuple(thread.moved), origin, heir)
