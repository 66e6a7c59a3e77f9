"""How long each version of a story is, as a line of a few pixels. Pure."""

from __future__ import annotations

from collections.abc import Sequence

WIDTH, HEIGHT = 96, 20
"""Of the picture, in its own units; the line keeps a margin of one."""


def points(lengths: Sequence[int]) -> str:
    """The points of the line, as an SVG polyline has them: from left to right, long is high.

    Lengths that are all the same make a level line in the middle; of one there is none.
    """
    if len(lengths) < 2:  # noqa: PLR2004 (a line has two ends)
        return ""
    low, high = min(lengths), max(lengths)
    step = (WIDTH - 2) / (len(lengths) - 1)
    return " ".join(
        f"{1 + at * step:.1f},{_height(length, low, high):.1f}" for at, length in enumerate(lengths)
    )


def _height(length: int, low: int, high: int) -> float:
    if low == high:
        return HEIGHT / 2
    return 1 + (HEIGHT - 2) * (high - length) / (high - low)


def in_words(lengths: Sequence[int]) -> str:
    """`from 820 to 1,204 characters`: the first and the latest length."""
    return f"from {lengths[0]:,} to {lengths[-1]:,} characters" if lengths else ""
