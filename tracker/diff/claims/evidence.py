"""What a diff offers as evidence, gathered once for all claims of a note. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tracker.diff.claims.wording import Words
from tracker.diff.fold import Depth, difference
from tracker.diff.noise import noise
from tracker.diff.texts import new_text, old_text
from tracker.models.values import Article, Diff, Kind, ParagraphChange, Span

RUN_TOGETHER = 1_500
"""Characters of a paragraph above which it is taken for several whose breaks were lost: of 9,000
paragraphs of agency copy with its breaks, the longest has 1,190."""


_CODE = re.compile(r"(?<![\w.])([A-Z0-9]{2,10})\.[A-Z]{1,3}(?!\w|\.\w)")
_FRESH = frozenset({Kind.ADDED, Kind.EDITED})


@dataclass(frozen=True, slots=True)
class Evidence:
    """Both texts and what differs, by paragraph; lines that are no news are left out."""

    old: Article
    new: Article
    diff: Diff
    added: frozenset[int]
    """Positions in the newer text."""
    edited: Mapping[int, int]
    """Paragraphs whose words differ: position in the newer text, and in the older one."""
    styled: frozenset[int]
    """Paragraphs of the newer text that differ in their look alone."""
    removed: frozenset[int]
    """Positions in the older text."""
    came: Mapping[int, str]
    """What the newer text has and the older has not, by position in the newer text."""
    went: Mapping[int, str]
    """What the older text has and the newer has not, by position in the older text."""

    fresh: Mapping[int, Words]
    """The same as `came`, to look through."""
    lost: Mapping[int, Words]
    """The same as `went`, to look through."""
    olds: tuple[Words, ...]
    """The older text to look through: its headline, then each paragraph."""
    news: tuple[Words, ...]
    """The newer text, likewise."""
    sentences: tuple[tuple[int, Words], ...]
    """Sentences of the newer text that are new or have other words, each with its paragraph."""
    facts: tuple[tuple[Words, ...], ...]
    """The sides of each fact of the diff that say something, to look through."""

    codes: frozenset[str]
    """Codes of the market in either text, such as `GE.N`: in a story they are no news."""

    @property
    def changed(self) -> frozenset[int]:
        """Paragraphs of the newer text that are new or have other words."""
        return self.added | self.edited.keys()

    @property
    def headline_depth(self) -> Depth:
        """How deep the headlines differ."""
        return difference(self.old.headline, self.new.headline).depth

    @property
    def run_together(self) -> bool:
        """Whether a text has lost breaks between its paragraphs."""
        return any(countable(text.paragraphs) is not None for text in (self.old, self.new))


def countable(paragraphs: Sequence[str]) -> int | None:
    """Return up to which paragraph a text can be counted; None where it can be to its end."""
    places = (at for at, text in enumerate(paragraphs) if len(text) > RUN_TOGETHER)
    return next(places, None)


def gather(diff: Diff, old: Article, new: Article) -> Evidence:
    """Return what differs between two texts, by paragraph."""
    rows = [(row, _depth(row)) for row in diff.paragraphs if not _no_news(row)]
    deep = [row for row, depth in rows if depth >= Depth.QUOTES]
    edited = {row.new: row.old for row in deep if row.new is not None and row.old is not None}
    added = frozenset(row.new for row in deep if row.kind is Kind.ADDED and row.new is not None)
    looks = (row.new for row, depth in rows if depth is Depth.LOOK and row.new is not None)
    said = [row for row in deep if row.kind is not Kind.REPEATED]
    came = _texts((row.new, row.spans, "+") for row in said)
    went = _texts((row.old, row.spans, "-") for row in said)
    return Evidence(
        old=old,
        new=new,
        diff=diff,
        added=added,
        edited={there: here for there, here in edited.items() if there not in added},
        styled=frozenset(looks) - edited.keys() - added,
        removed=frozenset(
            row.old for row in deep if row.kind is Kind.REMOVED and row.old is not None
        ),
        came=came,
        went=went,
        fresh={at: Words(text) for at, text in came.items()},
        lost={at: Words(text) for at, text in went.items()},
        olds=tuple(map(Words, (old.headline, *old.paragraphs))),
        news=tuple(map(Words, (new.headline, *new.paragraphs))),
        codes=frozenset(_codes((*old.paragraphs, *new.paragraphs))),
        sentences=tuple(_sentences(diff, new)),
        facts=tuple(tuple(Words(one) for one in (it.old, it.new) if one) for it in diff.facts),
    )


def _sentences(diff: Diff, new: Article) -> Iterator[tuple[int, Words]]:
    for it in diff.sentences:
        if it.new is not None and it.kind in _FRESH:
            text = new.paragraphs[it.new.paragraph][it.new.start : it.new.end]
            yield it.new.paragraph, Words(text)


def without_codes(text: str) -> str:
    """Return a text without the codes of the market."""
    return _CODE.sub(" ", text)


def _codes(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        for code in _CODE.finditer(text):
            yield code[0]
            yield code[1]


def _depth(row: ParagraphChange) -> Depth:
    if all(span.op == "=" for span in row.spans):
        return Depth.NONE
    if _letters(row, "-") != _letters(row, "+"):
        return Depth.WORDS
    return difference(old_text(row.spans), new_text(row.spans)).depth


def _letters(row: ParagraphChange, op: str) -> str:
    text = "".join(span.text for span in row.spans if span.op == op)
    return "".join(filter(str.isalnum, text.casefold()))


def _no_news(row: ParagraphChange) -> bool:
    """Whether it is a time stamp, a counter, a credit on every side that it has."""
    return all(noise(text) for text in (old_text(row.spans), new_text(row.spans)) if text)


def _texts(
    pieces: Iterable[tuple[int | None, tuple[Span, ...], str]],
) -> Mapping[int, str]:
    found: dict[int, str] = {}
    for place, spans, op in pieces:
        text = " … ".join(span.text.strip() for span in spans if span.op == op).strip()
        if place is not None and text:
            found[place] = f"{found[place]} … {text}" if place in found else text
    return found
