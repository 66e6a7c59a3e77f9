"""In which versions of a story words stood, told in words. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby


def stood(numbers: Iterable[int], seen: Sequence[int]) -> str:
    """`in versions 1–3, not in 4`, `in every version`, `since version 2`.

    `numbers` are the versions that have the words, `seen` all of them in the order seen.
    """
    having = [number in set(numbers) for number in seen]
    if all(having):
        return "in every version" if len(seen) > 1 else f"in version {seen[0]}, the only one"
    first = having.index(True)
    if all(having[first:]):
        return f"since version {seen[first]}"
    return f"in {_named(seen, having)}, not in {_gone(seen, having)}"


def noted(numbers: Iterable[int], seen: Sequence[int]) -> str:
    """`with version 3`, `with versions 2, 4`: which versions came with one and the same note."""
    return f"with {_named(seen, [number in set(numbers) for number in seen])}"


def _named(seen: Sequence[int], having: Sequence[bool]) -> str:
    noun = "version" if sum(having) == 1 else "versions"
    return f"{noun} {_runs(seen, having)}"


def _gone(seen: Sequence[int], having: Sequence[bool]) -> str:
    """Those without the words, after the first that had them."""
    first = having.index(True)
    without = [not one and at > first for at, one in enumerate(having)]
    return _runs(seen, without)


def _runs(seen: Sequence[int], chosen: Sequence[bool]) -> str:
    """`1–3, 5`: versions that follow one another are one run, if their numbers do."""
    runs = []
    for wanted, row in groupby(zip(chosen, seen, strict=True), key=lambda one: one[0]):
        found = [number for _, number in row]
        if wanted and len(found) > 1 and found == sorted(found):
            runs.append(f"{found[0]}–{found[-1]}")
        elif wanted:
            runs += map(str, found)
    return ", ".join(runs)
