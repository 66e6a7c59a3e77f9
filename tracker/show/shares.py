"""A share and how far it can be trusted: so many of so many, with the interval of Wilson. Pure."""

from __future__ import annotations

import math
from typing import NamedTuple

Z = 1.959964
"""Of the normal distribution, for 95 of 100."""


class Share(NamedTuple):
    """So many of so many."""

    part: int
    whole: int

    @property
    def interval(self) -> tuple[float, float]:
        """Between which shares, 0 to 1, the true one lies in 95 of 100 such samples.

        Wilson, "Probable inference, the law of succession, and statistical inference", 1927: it
        holds for few and for all or none, where the usual one does not. Of nothing, 0 to 1.
        """
        if not self.whole:
            return 0.0, 1.0
        share, square = self.part / self.whole, Z * Z / self.whole
        middle = share + square / 2
        spread = Z * math.sqrt((share * (1 - share) + square / 4) / self.whole)
        low, high = (middle - spread) / (1 + square), (middle + spread) / (1 + square)
        return max(low, 0.0), min(high, 1.0)


def in_words(share: Share) -> str:
    """`36 of 42, 86 % (95 % interval 72 to 93 %)`; `none so far` of nothing."""
    if not share.whole:
        return "none so far"
    low, high = (round(100 * one) for one in share.interval)
    percent = round(100 * share.part / share.whole)
    return f"{share.part:,} of {share.whole:,}, {percent} % (95 % interval {low} to {high} %)"
