"""Does a text belong to a story?"""

import pytest

from tests.identify.traps import (
    REWRITES,
    SOON,
    TRAPS,
    alert,
    label,
)
from tracker.identify.clues import hashed, traits
from tracker.identify.score import (
    CORRECTS,
    THRESHOLD,
    Signs,
    measures,
    score,
)
from tracker.models.values import Article, Label, LabelKind


def test_every_reason_says_in_words_what_it_counted_for() -> None:
    points, reasons = score(traits(REWRITES[0][2]), traits(REWRITES[0][1]), Signs(SOON))
    assert points == min(1, sum(reason.points for reason in reasons))
    assert all(reason.words and reason.points for reason in reasons)


def test_a_label_that_was_there_already_counts_against() -> None:
    old = Article("Harbour strike", label("LEAD", 1))
    again, next_one = label("LEAD", 1), label("2nd LD", 2)
    points = [
        score(traits(Article("Harbour strike", one)), traits(old), Signs(SOON))[0]
        for one in (again, next_one)
    ]
    assert points[0] < points[1]


@pytest.mark.parametrize(("old", "new", "signs", "was", "at"), [c[1:] for c in TRAPS],
                         ids=[c[0] for c in TRAPS])  # fmt: skip
def test_a_trap_is_no_rewrite(old: Article, new: Article, signs: Signs, was: str, at: str) -> None:
    points, reasons = score(traits(new, at), traits(old, was), signs)
    assert points < THRESHOLD, reasons


@pytest.mark.parametrize(("old", "new", "signs", "was", "at"), [c[1:] for c in REWRITES],
                         ids=[c[0] for c in REWRITES])  # fmt: skip
def test_a_rewrite_is_known_by_more_than_its_text(
    old: Article, new: Article, signs: Signs, was: str, at: str
) -> None:
    points, reasons = score(traits(new, at), traits(old, was), signs)
    assert points >= THRESHOLD, reasons


def test_words_that_the_outlet_uses_daily_count_less() -> None:
    old, new = Article("Orsal Q2 profit beats forecasts"), Article("Venn Q2 profit beats forecasts")
    often = dict.fromkeys(map(hashed, ("q2", "profit", "beats", "forecasts")), 90)
    plain, known = (
        score(traits(new), traits(old), Signs(SOON, rarity))[0] for rarity in ({}, often)
    )
    assert known < plain - 0.2


@pytest.mark.parametrize(
    ("new", "old", "fits"),
    [
        (label("2nd LD", 2), label("LEAD", 1), 1.0),
        (label("LEAD", 1), None, 1.0),
        (label("LEAD", 1), label("LEAD", 1), -1.0),
        (label("3rd LD", 3), label("LEAD", 1), CORRECTS),
        (Label("CORRECTED", LabelKind.CORRECTION), None, CORRECTS),
        (label("종합", 1), alert("3보", 3), 1.0),
        (alert("2보", 2), alert("1보", 1), 1.0),
        (alert("1보", 1), None, 0.0),
        (alert("4보", 4), label("3rd LD", 3), 0.0),
        (None, label("LEAD", 1), 0.0),
    ],
)
def test_an_ordinal_fits_where_it_is_the_next(
    new: Label | None, old: Label | None, fits: float
) -> None:
    found = measures(
        traits(Article("Harbour strike", new)), traits(Article("Rain", old)), Signs(SOON)
    )
    assert [one.holds for one in found if one.feature == "ordinal"] == ([fits] if fits else [])
