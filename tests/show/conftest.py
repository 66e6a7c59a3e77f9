"""Pairs of texts for all tests of this room, about a ferry that never sailed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tracker.diff import compare
from tracker.models.values import Article, Diff, Label, LabelKind

OLD = Article(
    "Ferry aground off Port Ellery, 12 hurt",
    label=Label("LEAD", LabelKind.UPDATE, 1),
    byline="By Ada Quill",
    paragraphs=(
        "The ferry Meridian ran onto rocks off Port Ellery on Saturday, the harbour master said.",
        "At least 12 people were hurt.",
        "“All is well”, the owners said at first, and sent a boat with tea and blankets.",
        "The Meridian was built in 1987 and has sailed this water ever since.",
        "Nobody was reported missing when the night fell over the bay.",
        "Read more: ferries of the north",
    ),
)
NEW = replace(
    OLD,
    headline="Ferry aground off Port Ellery, 47 hurt",
    label=Label("2nd LD", LabelKind.UPDATE, 2),
    byline="By Ada Quill and Ina Holm",
    note="(ATTN: UPDATES number of hurt in para 2)",
    paragraphs=(
        "The Meridian was built in 1987 and has sailed this water ever since.",
        "The ferry Meridian ran onto rocks off Port Ellery on Saturday, the harbour master said.",
        "At least 47 people were hurt.",
        '"All is well", the owners said at first, and sent a boat with tea and blankets.',
        "A report of last year lists eleven defects.",
        "Read more: harbours of the north",
    ),
)


@pytest.fixture(scope="session")
def ferry() -> Diff:
    """A headline with another figure; paragraphs moved, edited, added, removed; three that fold."""
    return compare(OLD, NEW)
