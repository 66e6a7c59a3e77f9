"""Does a text belong to a story?"""

from datetime import UTC, datetime, timedelta

import pytest

from tests.identify.traps import (
    BOND,
    LINE,
    REWRITES,
    SOON,
    STRIKE,
    TRAPS,
    WHEAT,
    alert,
    label,
)
from tracker.identify.clues import traits
from tracker.identify.score import (
    CORRECTS,
    THRESHOLD,
    Signs,
    comes_round,
    dated_anew,
    measures,
    reused,
    reused_next_cycle,
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


NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("published", "before", "anew"),
    [
        (NOON + timedelta(days=2), NOON, True),
        (NOON - timedelta(days=2), NOON, True),
        (NOON + timedelta(hours=3), NOON, False),
        (None, NOON, False),
        (NOON, None, False),
    ],
)
def test_an_address_is_dated_anew_by_another_day(
    published: datetime | None, before: datetime | None, anew: bool
) -> None:
    assert dated_anew(published, before) is anew


@pytest.mark.parametrize(
    ("new", "is_reused"),
    [
        (Article("Wheat crop seen smaller", paragraphs=WHEAT), True),
        (Article("Wheat crop seen smaller", paragraphs=STRIKE), False),
        (Article("Strike: talks fail", paragraphs=WHEAT), False),
    ],
    ids=["nothing shared", "text shared", "headline word shared"],
)
def test_an_address_given_to_another_story_shares_nothing(new: Article, is_reused: bool) -> None:
    old = traits(Article("Harbour strike enters second day", paragraphs=STRIKE))
    assert reused(traits(new), old) is is_reused


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


@pytest.mark.parametrize("same_text", [True, False])
@pytest.mark.parametrize(("paragraphs", "long"), [((), False), (LINE, False), (BOND * 3, True)])
def test_an_address_comes_round_unless_a_long_text_is_kept(
    paragraphs: tuple[str, ...], long: bool, same_text: bool
) -> None:
    old = traits(Article("Which word is it today?", paragraphs=paragraphs))
    new = Article("Which word is it today?", paragraphs=paragraphs if same_text else WHEAT)
    assert comes_round(traits(new), old) is not (long and same_text)


@pytest.mark.parametrize(
    ("headline", "paragraphs", "another"),
    [
        ("Copper climbs as mines reopen", (), True),
        ("Elsine shares climb after talks", (), False),
        ("Copper climbs as mines reopen", WHEAT, False),
    ],
)
def test_a_bare_headline_of_the_next_cycle_shares_a_word(
    headline: str, paragraphs: tuple[str, ...], another: bool
) -> None:
    old = traits(Article("Elsine shares slip on rate worries"))
    assert reused_next_cycle(traits(Article(headline, paragraphs=paragraphs)), old) is another


def test_words_that_the_outlet_uses_daily_count_less() -> None:
    old, new = Article("Orsal Q2 profit beats forecasts"), Article("Venn Q2 profit beats forecasts")
    often = dict.fromkeys(("q2", "profit", "beats", "forecasts"), 90)
    plain, known = (
        score(traits(new), traits(old), Signs(SOON, rarity))[0] for rarity in ({}, often)
    )
    assert known < plain - 0.2


def test_a_bare_headline_that_keeps_half_of_its_words_is_a_column() -> None:
    old = traits(Article("Elsine stocks skid on growth"))
    assert reused(traits(Article("Elsine stocks slide on outlook")), old)
    assert not reused(traits(Article("Elsine stocks skid on growth fears")), old)


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
