"""Credits every word to the version that brought it. Pure.

Words are carried from version to version in runs. What came is new, unless the same phrase was
taken before: from this paragraph, or, where it is long enough to be no accident, from any. Then it
is credited to the version that first brought it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from tracker.diff.tokens import count_words
from tracker.models.history import Run
from tracker.models.values import Span

OWN = 5
"""Words from which a phrase is known again in any paragraph; a shorter one only in its own, or a
common turn of phrase would be credited to whichever version happened to have it first."""

_SENTENCES = re.compile(r"(?<=[.!?…。！？”\"]) +")


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
    sentences = [] if known else list(_sentences(text))
    if known:
        yield from known
    elif len(sentences) > 1:
        for sentence in sentences:
            yield from _known_again(sentence, memories, version) or (Run(sentence, version),)
    else:
        yield Run(text, version)


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
    """Return the sentences, each with the space after it; cut at an initial, too, on both sides."""
    start = 0
    for gap in _SENTENCES.finditer(text):
        yield text[start : gap.end()]
        start = gap.end()
    if text[start:]:
        yield text[start:]
