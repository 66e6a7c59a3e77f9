"""What kind of change a headline went through."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.diff.claims.copy import OLD
from tracker.diff import compare
from tracker.diff.claims import headline_class
from tracker.models.claims import HeadlineClass

STYLED, TRIMMED = HeadlineClass.HOUSE_STYLE, HeadlineClass.TRIMMED
WORDING, FACT = HeadlineClass.WORDING, HeadlineClass.FACT


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("Maddern Freight sold", "Maddern Freight sold", None),
        ("Orrin pays $2 billion for Maddern", "Orrin pays $2 bln for Maddern", STYLED),
        ("Orrin profit tops estimates", "Orrin profit tops est", STYLED),
        ("Orrin fourth-quarter profit soars", "Orrin 4th-quarter profit soars", STYLED),
        ("Orrin rises, ‘steady’ outlook", "Orrin rises, 'steady' outlook", STYLED),
        ("Orrin posts higher sales, sees pressure on margin", "Orrin posts higher sales", TRIMMED),
        ("Orrin seeks partners for port line", "Orrin looks for partners on port line", WORDING),
        ("Orrin posts record loss, draws credit", "Orrin posts loss, draws credit", FACT),
        ("Ferry sinks, 12 killed", "Ferry sinks, 47 killed", FACT),
        ("Orrin may close mill", "Orrin will close mill", FACT),
        ("Orrin to close mill: report", "Orrin to close mill", FACT),
    ],
)
def test_classes(old: str, new: str, kind: HeadlineClass | None) -> None:
    diff = compare(replace(OLD, headline=old), replace(OLD, headline=new))
    assert headline_class(diff) is kind
