"""Credits every word to the version that brought it. Pure.

Words are carried from version to version in runs. What came is new, unless the same phrase was
taken before: from this paragraph, or, where it is long enough to be no accident, from any. Then it
is credited to the version that first brought it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from rapidfuzz.distance import Indel

from tracker.diff.sentences import sentences
from tracker.diff.tokens import count_words, pieces_of
from tracker.diff.words import LONGEST, before_and_after
from tracker.models.history import Run
from tracker.models.values import Span

OWN = 5
"""Words from which a phrase is known again in any paragraph; a shorter one only in its own, or a
common turn of phrase would be credited to whichever version happened to have it first."""

PHRASE = 3
"""Words in a row, in the same order, from which a rewrite is taken to have kept them."""


@dataclass(frozen=True, slots=True)
class Gone:
    """A phrase that a version took, with the versions that had brought it."""

    runs: tuple[Run, ...]
    version: int


@dataclass(slots=True)
class Memory:
    """Phrases that are gone: what stood in one paragraph, or in all of them."""

    phrases: dict[str, Gone] = field(default_factory=dict)

    def put(self, runs: Sequence[Run], version: int, *, at_least: int = 1) -> None:
        """Remember that a version took these words: all of them, and each sentence of them."""
        text = spelled(runs)
        start = 0
        for sentence in _sentences(text):
            self._put(cut(runs, start, start + len(sentence)), sentence, version, at_least)
            start += len(sentence)
        self._put(tuple(runs), text, version, at_least)

    def _put(self, runs: tuple[Run, ...], text: str, version: int, at_least: int) -> None:
        bare = text.strip()
        if count_words(bare) >= at_least:
            start = text.index(bare)
            self.phrases[bare] = Gone(cut(runs, start, start + len(bare)), version)


def spelled(runs: Iterable[Run]) -> str:
    """Return what runs say."""
    return "".join([run.text for run in runs])


def cut(runs: Sequence[Run], start: int, end: int) -> tuple[Run, ...]:
    """Return the runs of the characters from `start` up to `end`, cut where they cross."""
    found = []
    at = 0
    for run in runs:
        piece = run.text[max(0, start - at) : max(0, end - at)]
        if piece:
            found.append(run if piece == run.text else replace(run, text=piece))
        at += len(run.text)
        if at >= end:
            break
    return tuple(found)


def carried(
    spans: Iterable[Span], runs: Sequence[Run], memories: Sequence[Memory], version: int
) -> Iterator[Run]:
    """Return the runs of the newer side: what stayed with its credit, what came with a new one."""
    at = 0
    for span in spans:
        if span.op == "+":
            yield from credited(span.text, memories, version)
            continue
        if span.op == "=":
            yield from cut(runs, at, at + len(span.text))
        at += len(span.text)


def finer(spans: Sequence[Span]) -> Iterator[Span]:
    """Return the spans with the phrases marked as staying that a rewrite kept.

    What a reader is shown as one text for another may have phrases in common; a reader is not
    helped by such islands, but who brought them is still the same version.
    """
    for index, span in enumerate(spans):
        after = spans[index + 1] if index + 1 < len(spans) else None
        if span.op == "-" and after and after.op == "+":
            yield from _kept_phrases(span.text, after.text)
        elif span.op != "+" or not index or spans[index - 1].op != "-":
            yield span


def _kept_phrases(old: str, new: str) -> Iterator[Span]:
    older, newer = pieces_of(old), pieces_of(new)
    here = there = 0
    if max(len(older), len(newer)) <= LONGEST:
        for block in Indel.editops(older, newer).as_matching_blocks():
            phrase = "".join(older[block.a : block.a + block.size])
            if count_words(phrase) >= PHRASE:
                yield from before_and_after(
                    "".join(older[here : block.a]), "".join(newer[there : block.b])
                )
                yield Span("=", phrase)
                here, there = block.a + block.size, block.b + block.size
    yield from before_and_after("".join(older[here:]), "".join(newer[there:]))


def taken(spans: Iterable[Span], runs: Sequence[Run]) -> Iterator[tuple[Run, ...]]:
    """Return the runs of each span that the older side alone has."""
    at = 0
    for span in spans:
        if span.op == "-":
            yield cut(runs, at, at + len(span.text))
        if span.op != "+":
            at += len(span.text)


def credited(text: str, memories: Sequence[Memory], version: int) -> Iterator[Run]:
    """Return the runs of words that came: known again as a whole, else sentence by sentence."""
    known = _known_again(text, memories, version)
    if known:
        yield from known
        return
    for sentence in _sentences(text):
        yield from _known_again(sentence, memories, version) or (Run(sentence, version),)


def joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Return the runs with neighbours of one credit as one, where that runs no letters together."""
    found: list[Run] = []
    for run in runs:
        last = found[-1] if found else None
        alike = last and (last.version, last.returned) == (run.version, run.returned)
        if last and alike and (last.text[-1].isspace() or run.text[0].isspace()):
            found[-1] = replace(last, text=last.text + run.text)
        else:
            found.append(run)
    return tuple(found)


def _known_again(text: str, memories: Sequence[Memory], version: int) -> tuple[Run, ...]:
    bare = text.strip()
    gone = next((one.phrases[bare] for one in memories if bare in one.phrases), None)
    if gone is None or not bare:
        return ()
    back = gone.version < version
    runs = [replace(run, returned=run.returned or back) for run in gone.runs]
    start = text.index(bare)
    runs[0] = replace(runs[0], text=text[:start] + runs[0].text)
    runs[-1] = replace(runs[-1], text=runs[-1].text + text[start + len(bare) :])
    return tuple(runs)


def _sentences(text: str) -> Iterator[str]:
    """Return the sentences, each with the space around it: together they are the text."""
    starts = [sentence.start for sentence in sentences(text)][1:]
    for start, end in pairwise([0, *starts, len(text)]):
        yield text[start:end]
