"""Was an address given to another story?"""

from datetime import UTC, datetime, timedelta

import pytest

from tests.identify.traps import BOND, LINE, STRIKE, WHEAT, label
from tracker.identify.clues import traits
from tracker.identify.reuse import comes_round, dated_anew, reused, reused_next_cycle
from tracker.models.values import Article

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


def test_a_bare_headline_that_keeps_half_of_its_words_is_a_column() -> None:
    old = traits(Article("Elsine stocks skid on growth"))
    assert reused(traits(Article("Elsine stocks slide on outlook")), old)
    assert not reused(traits(Article("Elsine stocks skid on growth fears")), old)


def test_a_label_tells_that_a_bare_headline_is_of_the_same_story() -> None:
    old = traits(Article("Elsine stocks skid on growth fears"))
    new = Article("Elsine stocks skid, dockers strike", label("CORRECTED", 1))
    assert not reused(traits(new), old)
    assert reused(traits(Article(new.headline)), old)
