"""What changed between two texts of a story, and how much it weighs. Pure.

`compare` makes the one `Diff` that every face shows. Inside, from coarse to fine: `align` pairs
the paragraphs, `words` marks the words of a pair, `weigh` says how much it all weighs and why.
`texts` gives both sides back. `history` follows a story over all its versions: `lineage` the lives
of its paragraphs, `credit` its words, `reversals` what turned back, `drift` how far it went.
"""

from tracker.diff.articles import compare
from tracker.diff.texts import new_headline, new_paragraphs, old_headline, old_paragraphs
from tracker.diff.words import word_spans

__all__ = [
    "compare",
    "new_headline",
    "new_paragraphs",
    "old_headline",
    "old_paragraphs",
    "word_spans",
]
