"""One letter for all tests of this room, about a ferry that never sailed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tracker.alert.message import Letter
from tracker.models.values import Kind, ParagraphChange, Span


@pytest.fixture(scope="session")
def letter() -> Letter:
    return Letter(
        recipient="reader@example.org",
        subscription_id=12,
        scope="outlet",
        value="harbour",
        outlet="harbour",
        outlet_title="Harbour Wire",
        story_id=7,
        first_headline="Ferry runs aground off Port Ellery",
        was="Ferry runs aground off Port Ellery, 12 hurt",
        now="Ferry runs aground after failed inspection, 47 hurt",
        headline=(
            Span("=", "Ferry runs aground "),
            Span("-", "off Port Ellery"),
            Span("+", "after failed inspection"),
            Span("=", ", "),
            Span("-", "12"),
            Span("+", "47"),
            Span("=", " hurt"),
        ),
        labels=("LEAD", "2nd LD"),
        versions=(2, 3),
        unseen_until=datetime(2026, 3, 4, 5, 35, 10, tzinfo=UTC),
        seen_at=datetime(2026, 3, 4, 5, 40, 12, tzinfo=UTC),
        published_at=datetime(2026, 3, 4, 5, 38, tzinfo=UTC),
        note="(ATTN: UPDATES with harbour master's remarks in paras 2-3)",
        counts={"added": 1, "edited": 1, "moved": 1, "removed": 1},
        facts=("number 12 → 47 · headline", "number 12 → 47 · paragraph 2"),
        folded="links (1)",
        paragraphs=(
            ParagraphChange(Kind.SAME, 0, 0, (Span("=", "The ferry left at dawn."),)),
            ParagraphChange(
                Kind.EDITED,
                1,
                1,
                (
                    Span("=", "At least "),
                    Span("-", "12"),
                    Span("+", "47"),
                    Span("=", " people were hurt, the harbour master said."),
                ),
            ),
            ParagraphChange(Kind.ADDED, None, 2, (Span("+", "A report lists eleven defects."),)),
            ParagraphChange(Kind.MOVED, 2, 3, (Span("=", "The Meridian was built in 1987."),)),
            ParagraphChange(Kind.REMOVED, 3, None, (Span("-", "All is well, they said."),)),
        ),
        address="https://wire.example.org/2026/ferry-3?a=1&b=2",
        base_url="https://tracker.example.org/",
    )
