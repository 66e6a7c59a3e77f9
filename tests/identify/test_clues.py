"""What a text may be known by under another address."""

from tracker.identify.clues import clues, content_words, traits, words
from tracker.models.values import Article

BODY = (
    "Dockers in Port Elsine stayed away from work for a second day on Tuesday after talks over"
    " night shifts broke down, leaving eleven ships at anchor outside the harbour.",
    "The union said that it would meet again on Thursday to decide whether to go on.",
)


def test_words_are_folded_in_every_script() -> None:
    assert words("Café's  ＡＢＣ 1,200 서울에서 U.S.-led") == [
        "café's", "abc", "1,200", "서울에서", "u.s", "led",
    ]  # fmt: skip


def test_words_that_every_headline_has_are_no_clue() -> None:
    assert content_words("Minister says the strike is over") == {"minister", "strike"}
    assert content_words("Union’s Harbour") == {"union", "harbour"}


def test_a_rewrite_shares_most_clues_and_another_story_hardly_one() -> None:
    story = Article("Harbour strike enters second day", paragraphs=BODY)
    rewrite = Article("Docks still shut as talks fail", paragraphs=("Talks failed.", *BODY))
    other = Article("Wheat crop seen smaller", paragraphs=("Farmers expect less wheat this year.",))
    of_story, of_rewrite = clues(traits(story)), clues(traits(rewrite))
    assert len(of_story & of_rewrite) >= len(of_story) // 2
    assert not of_story & clues(traits(other))


def test_a_clue_fits_the_integers_of_both_databases() -> None:
    assert all(0 <= clue < 2**63 for clue in clues(traits(Article("A", paragraphs=BODY))))


def test_a_text_without_anything_has_no_clue() -> None:
    assert clues(traits(Article(""))) == frozenset()
