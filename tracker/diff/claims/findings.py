"""The findings that a check comes to, each with its words and with what it accounts for. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Literal, NamedTuple

from tracker.diff.claims.evidence import Evidence
from tracker.diff.reasons import shown
from tracker.models.claims import Finding

LONGEST = 60
"""Characters of copy that are quoted in a finding."""

Side = Literal["headline", "new", "old", "part", "fact"]


class Trace(NamedTuple):
    """A piece of the diff that a claim accounts for."""

    side: Side
    what: int | str = ""
    """The position of a paragraph on that side, the name of a part, the place in `Diff.facts`."""


class Found(NamedTuple):
    """What the text shows of one claim."""

    finding: Finding
    words: str
    paragraphs: tuple[int, ...] = ()
    takes: frozenset[Trace] = frozenset()
    """What is mentioned by this claim, whether or not it is all that the claim says."""
    versions: tuple[int, int] | None = None


def cannot_check(why: str, takes: Iterable[Trace] = ()) -> Found:
    """No text could show it, or ours does not reach."""
    return Found(Finding.CANNOT_CHECK, why, takes=frozenset(takes))


def not_found(words: str) -> Found:
    """The text does not show it."""
    return Found(Finding.NOT_FOUND, words)


def found(
    words: str,
    paragraphs: Iterable[int] = (),
    takes: Iterable[Trace] = (),
    *,
    finding: Finding = Finding.CONFIRMED,
) -> Found:
    """The text shows it, or some of it, or elsewhere."""
    return Found(finding, words, tuple(sorted(set(paragraphs))), frozenset(takes))


# -- words -------------------------------------------------------------------------------------


def quoted(text: str) -> str:
    """Return a piece of copy between quotation marks, on one line and not too long."""
    line = shown(text)
    return f"“{line if len(line) <= LONGEST else line[:LONGEST].rstrip() + '…'}”"


def numbered(places: Iterable[int]) -> str:
    """Return `paragraph 3`, `paragraphs 2 and 4 to 6`: counted from 1.

    >>> numbered([1, 3, 4, 5])
    'paragraphs 2 and 4 to 6'
    """
    places = sorted(set(places))
    runs = [
        [place for _, place in run]
        for _, run in groupby(enumerate(places), key=lambda one: one[1] - one[0])
    ]
    told = [one for run in runs for one in _run(run)]
    listed = " and ".join(filter(None, [", ".join(told[:-1]), told[-1]])) if told else "none"
    return f"paragraph{'s' if len(places) != 1 else ''} {listed}"


def _run(places: list[int]) -> list[str]:
    """Return a run of neighbours: two of them by name, more from and to."""
    if len(places) > 2:  # noqa: PLR2004 (two have nothing between them)
        return [f"{places[0] + 1} to {places[-1] + 1}"]
    return [str(place + 1) for place in places]


def what_changed(evidence: Evidence, places: Iterable[int]) -> str:
    """Return `paragraphs 3 and 4 are new, paragraph 6 has other words`."""
    places = set(places)
    new, edited = sorted(places & evidence.added), sorted(places & evidence.edited.keys())
    told = []
    if new:
        told.append(f"{numbered(new)} {'is' if len(new) == 1 else 'are'} new")
    if edited:
        told.append(f"{numbered(edited)} {'has' if len(edited) == 1 else 'have'} other words")
    return ", ".join(told)


# -- what a claim accounts for -----------------------------------------------------------------

HEADLINE = frozenset({Trace("headline")})


def traces(evidence: Evidence, places: Iterable[int]) -> frozenset[Trace]:
    """Return these paragraphs of the newer text, with what they were in the older one."""
    taken = set()
    for place in places:
        taken.add(Trace("new", place))
        if place in evidence.edited:
            taken.add(Trace("old", evidence.edited[place]))
    return frozenset(taken)


def whole_body(evidence: Evidence) -> frozenset[Trace]:
    """Return every paragraph of both texts."""
    return frozenset(
        {
            *(Trace("new", place) for place in range(len(evidence.new.paragraphs))),
            *(Trace("old", place) for place in range(len(evidence.old.paragraphs))),
        }
    )
