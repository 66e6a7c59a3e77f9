"""What a text may be known by under another address."""

import pytest

from tracker.identify import packed
from tracker.identify.clues import (
    Clues,
    address_slug,
    clues,
    content_words,
    hashed,
    looked_for,
    shared,
    slug_core,
    traits,
    words,
)
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
    kept, looked = set(of_story.passages), set(looked_for(traits(rewrite)))
    assert len(kept & looked) >= len(kept) // 2
    assert len(set(of_rewrite.passages) & set(looked_for(traits(story)))) >= len(kept) // 2
    of_other = clues(traits(other))
    assert not {*of_story.words, *kept} & {*of_other.words, *of_other.passages}


def test_a_clue_has_32_bits() -> None:
    found = clues(traits(Article("A strike", slug="strike", paragraphs=BODY)))
    assert all(0 <= clue < 2**32 for clue in found.words + found.passages)


def test_a_text_without_anything_has_no_clue() -> None:
    assert clues(traits(Article(""))) == Clues((), (), 0, 0)


def test_of_a_huge_text_the_top_is_looked_at_and_nothing_else() -> None:
    body = " ".join(f"word{n}" for n in range(1_000))
    whole = Article("Strike", paragraphs=(body,))
    for more in (("x " * 2_500_000,), ("x",) * 100_000, ("more words",)):
        assert traits(Article("Strike", paragraphs=(body, *more))) == traits(whole)
    huge = "a" * 5_000_000
    odd = traits(Article(huge, slug=huge, dateline=huge, paragraphs=(huge,)), huge)
    assert len(packed.pack_traits(odd)) < 100_000


@pytest.mark.parametrize(
    ("slug", "core"),
    [
        ("AM-Harbor Strike, 3rd Ld-Writethru, a0537,0862", "harbor strike"),
        ("PM-Harbor-Strike,0450", "harbor strike"),
        ("us-elsine-strike-corrected", "elsine strike"),
        ("businesspro-elsine-strike-dc", "elsine strike"),
        ("항만/파업", "항만 파업"),
        ("", ""),
    ],
)
def test_a_slug_is_known_by_its_keyword(slug: str, core: str) -> None:
    assert slug_core(slug) == core


@pytest.mark.parametrize(
    ("address", "slug"),
    [
        ("https://w.example/2031/05/03/us/elsine-pier-fire?x=1", "elsine-pier-fire"),
        ("https://w.example/us-elsine-pier-fire-idUSN0638512320310503", "us-elsine-pier-fire"),
        ("https://w.example/news/latest.html", ""),
        ("urn:item:4711", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_an_address_may_end_in_words(address: str, slug: str) -> None:
    assert address_slug(address).rstrip("-") == slug.rstrip("-")


def test_names_and_numbers_stand_inside_a_sentence() -> None:
    text = Article("", paragraphs=("Dockers of Port Elsine left 11 ships. They met Mr Venn.",))
    assert traits(text).names == {*map(hashed, ("port", "elsine", "11", "mr", "venn"))}


def test_the_numbers_of_a_headline_are_told_apart() -> None:
    of = traits(Article("Orsal Q2 profit up 12 percent", paragraphs=("Costs rose 3 percent.",)))
    assert of.numbers == {hashed("q2"), hashed("12")}


def test_what_two_texts_share_is_counted_of_sets_and_of_tuples() -> None:
    assert shared(frozenset({1, 2, 3}), (2, 3, 4)) == shared((1, 2, 3), (2, 3, 4)) == 2


def test_names_are_found_in_time_linear_in_the_text() -> None:
    for text in ("A" * 100_000, "1." * 50_000, "(" * 100_000, "Aa " * 30_000):
        assert traits(Article("", paragraphs=(text,))).label is None
