"""Does a text belong to a story?"""

from datetime import UTC, datetime, timedelta

import pytest

from tracker.identify.clues import traits
from tracker.identify.score import THRESHOLD, dated_anew, reused, score
from tracker.models.values import Article, Label, LabelKind

STRIKE = (
    "Dockers in Port Elsine stayed away from work for a second day on Tuesday after talks over"
    " night shifts broke down, leaving eleven ships at anchor outside the harbour.",
    "The union said that it would meet again on Thursday to decide whether to go on.",
)
WHEAT = (
    "Farmers in the Tamar valley expect a smaller wheat crop this year, a growers' body said,"
    " as a dry spring gave way to weeks of rain that kept machines off the fields.",
)
SOON = timedelta(minutes=20)


def label(text: str, ordinal: int) -> Label:
    return Label(text, LabelKind.UPDATE, ordinal)


SAME = [
    (
        "a rewrite with a new headline",
        Article("Harbour strike enters second day", paragraphs=STRIKE),
        Article("Docks shut as talks fail", label("LEAD", 1), paragraphs=("It goes on.", *STRIKE)),
        SOON,
    ),
    (
        "a flash, then the story under the same headline",
        Article("Tamar dam gives way after week of rain"),
        Article("Tamar dam gives way after week of rain", paragraphs=WHEAT),
        SOON,
    ),
    (
        "a headline cut to make room for a label",
        Article("Orsal Steel posts higher sales, sees margins under pressure"),
        Article("Orsal Steel posts higher sales", Label("CORRECTED", LabelKind.CORRECTION)),
        SOON,
    ),
]

OTHER = [
    (
        "two stories under one standfirst",
        Article("Can the minister end the dock strike?", paragraphs=(STRIKE[1],)),
        Article("Docks: what the strike costs a day", paragraphs=(STRIKE[1],)),
        SOON,
    ),
    (
        "two earnings from one template",
        Article("Orsal Steel Q2 profit beats forecasts"),
        Article("Venn Shipping Q2 profit beats forecasts", label("UPDATE 1", 1)),
        SOON,
    ),
    (
        "a daily column",
        Article("Elsine shares close lower on trade worries"),
        Article("Elsine shares close lower on rate worries"),
        timedelta(hours=24),
    ),
    (
        "one word",
        Article("Weather"),
        Article("Weather report"),
        SOON,
    ),
    (
        "nothing at all",
        Article(""),
        Article(""),
        SOON,
    ),
    (
        "two stories of one slug",
        Article("Harbour strike enters second day", slug="elsine", paragraphs=STRIKE),
        Article("Wheat crop seen smaller", slug="elsine", paragraphs=WHEAT),
        SOON,
    ),
]


@pytest.mark.parametrize(("old", "new", "gap"), [c[1:] for c in SAME], ids=[c[0] for c in SAME])
def test_a_rewrite_reaches_the_threshold(old: Article, new: Article, gap: timedelta) -> None:
    points, reasons = score(traits(new), traits(old), gap=gap)
    assert points >= THRESHOLD, reasons


@pytest.mark.parametrize(("old", "new", "gap"), [c[1:] for c in OTHER], ids=[c[0] for c in OTHER])
def test_another_story_does_not(old: Article, new: Article, gap: timedelta) -> None:
    points, reasons = score(traits(new), traits(old), gap=gap)
    assert points < THRESHOLD, reasons


def test_every_reason_says_in_words_what_it_counted_for() -> None:
    points, reasons = score(traits(SAME[0][2]), traits(SAME[0][1]), gap=SOON)
    assert points == min(1, sum(reason.points for reason in reasons))
    assert all(reason.words and reason.points for reason in reasons)


def test_a_label_that_was_there_already_counts_against() -> None:
    old = Article("Harbour strike", label("LEAD", 1))
    again, next_one = label("LEAD", 1), label("2nd LD", 2)
    points = [
        score(traits(Article("Harbour strike", one)), traits(old), gap=SOON)[0]
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
