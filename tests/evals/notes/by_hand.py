"""Prints the findings on one half of the pairs, to be read and judged by hand.

`python -m tests.evals.notes.by_hand FILE even`: the rules were made on the even half of
`pairs_fulltext.jsonl`, and judged on the odd one.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from tests.evals.notes.verdicts import judged


def even(name: str) -> bool:
    """Whether a pair is of the half that may be looked at while the rules are made."""
    return hashlib.blake2b(name.encode()).digest()[0] % 2 == 0


def main(file: str, half: str) -> None:
    """Print every finding of one half."""
    for one in judged(Path(file)):
        if even(one.name) == (half == "even"):
            print(f"\n{one.name} {one.old.headline} → {one.new.headline} [{one.check.headline}]")
            for claim in one.check.claims:
                told = f"{claim.claim.text!r}: {claim.finding.value}: {claim.words}"
                print(f"  {told} {'' if claim.claim.checkable else '(soft)'}")
            for left in one.check.unmentioned[:6]:
                print(f"  - {left.rank.value}{' !' if left.telling else ''}: {left.words}")


if __name__ == "__main__":
    main(*sys.argv[1:])
