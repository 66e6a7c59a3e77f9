"""Does a text belong to a story?"""

from datetime import UTC, datetime, timedelta

import pytest

from tracker.identify.clues import traits
from tracker.identify.score import (
    THRESHOLD,
    Signs,
    comes_round,
    dated_anew,
    reused,
    reused_next_cycle,
    score,
)
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


# -- the traps ---------------------------------------------------------------------------------

NEXT_DAY = timedelta(hours=24)
BOND = (
    "Orsal Steel said it sold 40 million crowns of convertible bonds due 2047 through a group led"
    " by Harrow Bank, with a coupon of 5 percent and a premium of 22 percent over the closing price"
    " of the shares. The bonds may not be called for two years and the issue is rated single B.",
)
OTHER_BOND = (
    BOND[0]
    .replace("Orsal Steel", "Venn Shipping")
    .replace("40 million", "75 million")
    .replace("Harrow Bank", "Tamar Trust")
    .replace("2047", "2052")
    .replace("5 percent", "6 percent")
    .replace("22", "19"),
)
LINE = ("Each morning there is a new word of five letters to be found in six guesses or fewer.",)
MARKET = "https://wire.example/2031/05/03/us-markets-elsine-id"
PIER = "https://wire.example/2031/05/03/us-elsine-pier-fire-id"

TRAPS = [
    ("a template", Article("A sells bonds", paragraphs=BOND),
     Article("B sells bonds", paragraphs=OTHER_BOND), Signs(SOON), MARKET, PIER),
    ("a column under its address and number", Article("Elsine shares slip on rate worries"),
     Article("Elsine shares rise as banks gain"), Signs(NEXT_DAY, same_number=True),
     MARKET, MARKET),
    ("a press digest of another date", Article("PRESS DIGEST - Tamar papers - Sept 6"),
     Article("PRESS DIGEST - Tamar papers - Sept 8"), Signs(NEXT_DAY), "", ""),
    ("a column without a date, two days on", Article("Bright and brief", slug="AM-Brites,0440"),
     Article("Bright and brief", slug="AM-Brites,0512"), Signs(timedelta(hours=46)), "", ""),
    ("a column that was gone and comes round", Article("Which word is it today?"),
     Article("Which word is it today?"), Signs(NEXT_DAY, listing="gone"), PIER, PIER),
    ("the same with its standing line", Article("Which word is it today?", paragraphs=LINE),
     Article("Which word is it today?", paragraphs=LINE), Signs(NEXT_DAY, listing="gone"), "", ""),
    ("one slug, two stories", Article("Guerrillas kill three", slug="PM-Tamar,0390"),
     Article("Earthquake shakes new year", slug="AM-Tamar,0210"), Signs(SOON), "", ""),
    ("a number used again", Article("Mine chief wins deal, bows out"),
     Article("Traders cheer copper takeover"), Signs(SOON, same_number=True), PIER, MARKET),
    ("two that the listing shows side by side", Article("Man hurt in Elsine tram crash"),
     Article("Man hurt in Elsine tram brawl"), Signs(SOON, listing="listed"), "", ""),
]  # fmt: skip

REWRITES = [
    ("one address, another headline", Article("Pier burns in Elsine harbour"),
     Article("Elsine crews battle blaze on waterfront pier"), Signs(SOON), PIER, PIER),
    ("an update the next day", Article("Orsal to shut Elsine mill, cut 300 jobs"),
     Article("Orsal to shut Elsine mill, cut 300 jobs", label("UPDATE 2", 2)),
     Signs(NEXT_DAY), "", ""),
    ("a text that keeps its length, when the other was long gone", Article(
        "Harbour strike enters second day", paragraphs=(*STRIKE, *WHEAT, *BOND)),
     Article("Docks stay shut", paragraphs=(*STRIKE, *WHEAT, *BOND)),
     Signs(NEXT_DAY, listing="gone"), "", ""),
    ("a headline in short forms", Article("Orsal wins $2 billion U.S. order"),
     Article("Orsal wins $2 bln US order", label("UPDATE 1", 1)), Signs(SOON), "", ""),
    ("what came when the other left", Article("Brand in haven van Elsine gedoofd"),
     Article("Grote brand in haven Elsine onder controle"), Signs(SOON, listing="left"), "", ""),
    ("a flash, then its story", Article("Orsal Steel 2030 net 12 million crowns vs 9 million"),
     Article("Steelmaker lifts payout", paragraphs=(
         "Orsal Steel said on Monday its 2030 net was 12 million crowns vs 9 million.", *BOND)),
     Signs(SOON), "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "signs", "was", "at"), [c[1:] for c in TRAPS],
                         ids=[c[0] for c in TRAPS])  # fmt: skip
def test_a_trap_is_no_rewrite(old: Article, new: Article, signs: Signs, was: str, at: str) -> None:
    points, reasons = score(traits(new, at), traits(old, was), gap=signs.gap, signs=signs)
    assert points < THRESHOLD, reasons


@pytest.mark.parametrize(("old", "new", "signs", "was", "at"), [c[1:] for c in REWRITES],
                         ids=[c[0] for c in REWRITES])  # fmt: skip
def test_a_rewrite_is_known_by_more_than_its_text(
    old: Article, new: Article, signs: Signs, was: str, at: str
) -> None:
    points, reasons = score(traits(new, at), traits(old, was), gap=signs.gap, signs=signs)
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
        score(traits(new), traits(old), gap=SOON, signs=Signs(SOON, rarity))[0]
        for rarity in ({}, often)
    )
    assert known < plain - 0.2


def test_a_bare_headline_that_keeps_half_of_its_words_is_a_column() -> None:
    old = traits(Article("Elsine stocks skid on growth"))
    assert reused(traits(Article("Elsine stocks slide on outlook")), old)
    assert not reused(traits(Article("Elsine stocks skid on growth fears")), old)
