"""Looks claims up in the versions before: who had the error first, and for how long; what is back.

Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from tracker.diff.claims.evidence import Evidence
from tracker.diff.claims.findings import (
    HEADLINE,
    Found,
    Trace,
    cannot_check,
    found,
    not_found,
    quoted,
    traces,
)
from tracker.diff.claims.wording import Phrase, Words, words_of
from tracker.models.claims import Claim, Finding
from tracker.models.values import Article


@dataclass(frozen=True, slots=True)
class Earlier:
    """A version that the story had before, or the one that is checked."""

    number: int
    article: Article
    seen_at: datetime
    """The first poll that showed it."""


def stood(claim: Claim, result: Found, history: Sequence[Earlier]) -> Found:
    """Add to a pair's finding in which versions the wrong words stood, and for how long.

    `history` is every version up to the one that the note came with, the oldest first.
    """
    if not claim.old:
        why = "the note does not say which words were wrong"
        return result._replace(words=f"{result.words}; {why}")
    texts = [(one, _read(one.article)) for one in history]
    phrase = Phrase(claim.old).as_in(words for _, copy in texts[:-1] for words in copy)
    if phrase is None or len(texts) < 2:  # noqa: PLR2004 (one before, and the one at hand)
        why = "the wrong words stand in no version that we have"
        return result._replace(words=f"{result.words}; {why}")
    counts = [sum(map(phrase.count, copy)) for _, copy in texts]
    run = _run(counts)
    first, last = history[run[0]], history[run[-1]]
    length = history[run[-1] + 1].seen_at - first.seen_at
    told = (
        f"{quoted(phrase.text)} first stood in {_named(first)}"
        f"{_up_to(first, last)}, for {_time(length)}"
    )
    expected = _expected(claim.first_appeared, history)
    if expected is not None and expected != first.number:
        told += f"; the note says {claim.first_appeared}"
        kinder = Finding.PARTLY if result.finding is Finding.CONFIRMED else result.finding
        result = result._replace(finding=kinder)
    return result._replace(words=f"{result.words}; {told}", versions=(first.number, last.number))


def _read(article: Article) -> tuple[Words, ...]:
    return tuple(map(Words, (article.headline, *article.paragraphs)))


def _run(counts: Sequence[int]) -> list[int]:
    """Return the last run of versions before the newest that have more of it than the newest."""
    run: list[int] = []
    for at in range(len(counts) - 2, -1, -1):
        if counts[at] > counts[-1]:
            run.append(at)
        elif run:
            break
    return run[::-1] or [len(counts) - 2]


def _named(one: Earlier) -> str:
    label = one.article.label
    return f"version {one.number}{f' ({label.text})' if label else ''}"


def _up_to(first: Earlier, last: Earlier) -> str:
    return "" if first is last else f" and up to {_named(last)}"


def _time(length: timedelta) -> str:
    """Return a length of time in words, cut to whole minutes, hours or days."""
    minutes = int(length.total_seconds() // 60)
    if minutes < 1:
        return "less than a minute"
    if minutes < 120:  # noqa: PLR2004 (two hours)
        return f"{minutes} min"
    hours = minutes // 60
    return f"{hours} h {minutes % 60} min" if hours < 48 else f"{hours // 24} days"  # noqa: PLR2004 (two days)


def _expected(named: str, history: Sequence[Earlier]) -> int | None:
    """Return the number of the version that carries the label which the note names."""
    wanted = words_of(named)
    if not wanted:
        return None
    return next(
        (
            one.number
            for one in history[:-1]
            if one.article.label and words_of(one.article.label.text) == wanted
        ),
        None,
    )


def restored(evidence: Evidence, history: Sequence[Earlier]) -> Found:
    """Check that text of an older version is back that the version before had lost."""
    came = {at: text for at, text in evidence.came.items() if at in evidence.changed}
    headline = " ".join(span.text for span in evidence.diff.headline if span.op == "+").strip()
    if not came and not headline:
        return not_found("no text came that the version before has not")
    takes = traces(evidence, came) | (HEADLINE if headline else frozenset[Trace]())
    for one in reversed(history[:-2]):
        copy = _read(one.article)
        back = [at for at, text in came.items() if _stands(text, copy)]
        if back or (headline and _stands(headline, copy)):
            told = quoted(came[back[0]]) if back else quoted(headline)
            return found(f"{told} is back; it stood in {_named(one)}", back, takes)
    what = quoted(next(iter(came.values()), headline))
    if len(history) <= 2:  # noqa: PLR2004 (the two that are compared)
        told = f"{what} came; no version is known in which it could have stood before"
        return cannot_check(told, takes)
    return found(f"{what} came; no earlier version had it", came, takes, finding=Finding.PARTLY)


def _stands(text: str, copy: Sequence[Words]) -> bool:
    words = " ".join(words_of(text))
    return bool(words) and any(f" {words} " in one.row for one in copy)
