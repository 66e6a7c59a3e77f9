"""Each source is compared with itself."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tracker.identify.sources import PIECES, piece_hashes, text_now
from tracker.models.values import Article, Label, LabelKind

PAGE = Article(
    headline="Ferry runs aground off Cape Lorne, all 212 aboard safe",
    paragraphs=("A ferry ran aground on Monday.", "All 212 people aboard were taken off."),
)
FEED = Article(headline="Ferry runs aground", paragraphs=("All aboard are safe.",))


def test_the_first_word_of_all_is_the_text() -> None:
    assert text_now(FEED, {}, None) == FEED


def test_a_feed_that_says_what_it_said_changes_nothing() -> None:
    assert text_now(FEED, piece_hashes(FEED), PAGE) == PAGE


def test_a_feed_that_words_a_headline_otherwise_than_the_page_changes_nothing_at_first() -> None:
    assert text_now(FEED, {}, PAGE, summary_only=True) == PAGE


def test_a_headline_that_a_feed_changed_reaches_the_text() -> None:
    said = replace(FEED, headline="Ferry aground, captain held")
    now = text_now(said, piece_hashes(FEED), PAGE, summary_only=True)
    assert now == replace(PAGE, headline="Ferry aground, captain held")


def test_a_summary_is_never_taken_for_the_text_of_a_page() -> None:
    said = replace(FEED, paragraphs=("The captain is held.",))
    assert text_now(said, piece_hashes(FEED), PAGE, summary_only=True) == PAGE


def test_a_summary_changes_a_story_of_which_there_is_no_more() -> None:
    said = replace(FEED, paragraphs=("The captain is held tonight.",))
    assert text_now(said, piece_hashes(FEED), FEED, summary_only=True) == said


def test_a_page_read_for_the_first_time_brings_the_text_and_keeps_the_headline() -> None:
    assert text_now(PAGE, {}, FEED) == replace(FEED, paragraphs=PAGE.paragraphs)


def test_a_label_that_a_source_takes_off_is_gone() -> None:
    labelled = replace(PAGE, label=Label("LEAD", LabelKind.UPDATE, 1))
    assert text_now(PAGE, piece_hashes(labelled), labelled) == PAGE


@given(st.booleans(), st.booleans(), st.booleans())
def test_just_what_a_source_changed_is_taken(headline: bool, note: bool, byline: bool) -> None:
    elsewhere = Article(headline="Of another source", note="its note", byline="its byline")
    said = replace(
        PAGE,
        headline="changed" if headline else PAGE.headline,
        note="changed" if note else PAGE.note,
        byline="changed" if byline else PAGE.byline,
    )
    now = text_now(said, piece_hashes(PAGE), elsewhere)
    for piece in PIECES:
        taken = getattr(said, piece) != getattr(PAGE, piece)
        assert getattr(now, piece) == getattr(said if taken else elsewhere, piece)
