"""What no claim is about: its rank, and whether it is telling."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.diff.claims.copy import DECLARES, FUTURE, LABELS, OLD, checked, claim, with_paragraphs
from tracker.models.claims import Custom, Rank, Verb

BODY = (
    "The harbour of Port Elsine will remain shut until Friday, the port authority said on Monday.",
    "Seventeen ships are waiting at anchor outside the breakwater.",
    "A crane that fell on Sunday blocks the only channel.",
    "The port handles a third of the country’s grain.",
    FUTURE,
    "Pilots were sent home.",
)
MORE = with_paragraphs(*BODY, headline="Port Elsine shut until Sunday", byline="Ada Wrenlow")
UNSEEN = claim(Verb.FOLLOW, "alerts")
RANKS = [
    Rank.HEADLINE_FACT, Rank.FACT, Rank.REMOVED, Rank.LEAD, Rank.TEXT, Rank.PART, Rank.STYLE,
]  # fmt: skip


def test_the_gravest_first() -> None:
    left = checked(UNSEEN, new=MORE).unmentioned
    assert [one.rank for one in left] == RANKS
    assert [one.words for one in left] == [
        "Friday → Sunday in the headline",
        "Eleven → Seventeen in paragraph 2",
        "paragraph 5 of the version before is gone",
        "1 word differs in paragraph 1",
        "paragraph 6 is new",
        "byline differs",
        "only signs or style differ in paragraph 4",
    ]


@pytest.mark.parametrize(
    ("label", "custom", "telling"),
    [
        ("LEAD", DECLARES, RANKS[:3]),
        ("UPDATE 1", Custom(), RANKS[1:3]),
        ("CORRECTED", Custom(), RANKS[:5]),
        ("REFILE", Custom(), RANKS[:5]),
        ("RPT", Custom(), RANKS[:5]),
    ],
)
def test_custom_and_label_say_what_is_telling(
    label: str, custom: Custom, telling: list[Rank]
) -> None:
    new = replace(MORE, label=LABELS[label])
    assert [one.rank for one in checked(UNSEEN, new=new, custom=custom).telling] == telling


@pytest.mark.parametrize(("label", "number"), [("", 0), ("LEAD", 0), ("CORRECTED", 7), ("RPT", 7)])
def test_where_there_is_no_note_only_labels_that_ask_for_one_do(label: str, number: int) -> None:
    new = replace(MORE, note="", label=LABELS[label])
    assert len(checked(new=new).unmentioned) == number


def test_a_note_that_cannot_be_read_accuses_of_nothing() -> None:
    assert checked(new=MORE).unmentioned == ()


def test_a_headline_that_is_only_written_otherwise_is_style() -> None:
    new = with_paragraphs(*OLD.paragraphs, headline="Port Elsine Shut until Friday")
    assert [one.rank for one in checked(UNSEEN, new=new).unmentioned] == [Rank.STYLE]


@pytest.mark.parametrize(
    ("parts", "telling"),
    [
        ({"byline": ("Ada Wrenlow", "Bo Ray")}, False),
        ({"dateline": ("PORT ELSINE (Halyard)", "")}, False),
        ({"dateline": ("PORT ELSINE (Halyard)", "KELL (Halyard)")}, True),
        ({"captions": (("A crane.",), ("A tug.",))}, True),
    ],
)
def test_a_part_that_only_one_version_has_is_not_held_against_a_correction(
    parts: dict[str, tuple[Any, Any]], telling: bool
) -> None:
    ((name, (one, other)),) = parts.items()
    old = replace(OLD, **{name: one})
    new = replace(OLD, **{name: other}, note="(x)", label=LABELS["CORRECTED"])
    (left,) = checked(UNSEEN, new=new, old=old).unmentioned
    assert (left.rank, left.telling) == (Rank.PART, telling)
