"""Real pairs of articles: do both texts come back from their diff byte for byte?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.evals.pairs import Pair, pairs
from tracker.diff import compare, new_headline, new_paragraphs, old_headline, old_paragraphs


def measure(folder: Path) -> dict[str, Any]:
    """Compare every pair both ways round and rebuild its texts."""
    found = list(pairs(folder.parent))
    failed = sum(not (_rebuilt(pair) and _rebuilt(pair[::-1])) for pair in found)
    return {"pairs": len(found), "failed": failed}


def _rebuilt(pair: Pair) -> bool:
    old, new = pair
    diff = compare(old, new)
    return (old_headline(diff), new_headline(diff)) == (old.headline, new.headline) and (
        old_paragraphs(diff),
        new_paragraphs(diff),
    ) == (old.paragraphs, new.paragraphs)
