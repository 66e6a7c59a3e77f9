from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.diff.sentences import sentences
from tracker.models.queries import Query, Term
from tracker.models.words import words_of
from tracker.search.passages import LONGEST, has_all, may_have, passage, spelled

TEXT = "The Meridian was built in 1987. At least 12 people were hurt. The owners said so."


def term(words: str) -> Term:
    return Term(tuple(words.rstrip("*").split()), words.endswith("*"))


def shown(text: str, *words: str) -> str:
    """The passage with what was looked for in brackets."""
    found = passage(text, [term(one) for one in words], sentences(text))
    assert found.text in text
    assert found.text in found.sentence
    return "".join(f"[{part}]" if sought else part for part, sought in found.parts)


@pytest.mark.parametrize(
    ("words", "passage"),
    [
        (["meridian"], "The [Meridian] was built in 1987."),
        (["hurt", "12"], "At least [12] people were [hurt]."),
        (["at least 12"], "[At least 12] people were hurt."),
        (["the", "owners"], "[The] [owners] said so."),
        (["peop*"], "At least 12 [people] were hurt."),
        (["hurt the owners"], TEXT.replace("hurt. The owners", "[hurt. The owners]")),
        (["zebra"], "The Meridian was built in 1987."),
    ],
)
def test_the_sentence_that_has_most_of_it_is_shown(words: list[str], passage: str) -> None:
    assert shown(TEXT, *words) == passage


def test_letters_of_pairs_are_marked_as_one_run() -> None:
    assert shown("어제 서울에서 열렸다.", "서울 울에") == "어제 [서울에]서 열렸다."
    assert shown("강남에서 열렸다.", "강*") == "[강남]에서 열렸다."
    assert shown("Café au lait.", "cafe") == "[Café] au lait."


def test_of_an_endless_sentence_what_stands_around_the_words() -> None:
    found = passage("a " * 2_000 + "ferry" + " b" * 2_000, [term("ferry")], [(0, 8_005)])
    assert len(found.text) <= LONGEST
    assert ("ferry", True) in found.parts
    assert len(found.sentence) == 8_005


@given(st.text(), st.lists(st.sampled_from(["a", "b", "0", "서울", "a*"])))
def test_a_passage_is_a_piece_of_the_text(text: str, words: list[str]) -> None:
    found = passage(text, [term(one) for one in words], sentences(text))
    assert found.text in text
    assert all(part for part, _ in found.parts)


@pytest.mark.parametrize(
    ("words", "without", "has"),
    [
        (["meridian", "hurt"], [], True),
        (["at least 12"], [], True),
        (["least at"], [], False),
        (["merid*"], [], True),
        (["merid"], [], False),
        (["meridian"], ["hurt"], False),
        (["meridian"], ["zebra"], True),
    ],
)
def test_whether_a_text_has_it_all(words: list[str], without: list[str], has: bool) -> None:
    query = Query(terms=tuple(map(term, words)), without=tuple(map(term, without)))
    assert has_all(TEXT, query) is has


def test_a_sentence_is_spelled_as_it_is_in_its_paragraph() -> None:
    assert spelled("At least 12 people, were “hurt”") in spelled(TEXT)
    assert spelled("least 1") not in spelled(TEXT)


@given(st.text() | st.text(alphabet="aB3 .İßé서", max_size=50))
def test_a_word_that_stands_in_a_text_may_stand_there(text: str) -> None:
    assert all(may_have(text, word) for word in words_of(text))


def test_where_plain_text_lacks_the_letters_the_word_cannot_stand() -> None:
    assert not may_have(TEXT, "zebra")
    assert not may_have(TEXT, "서울")
    assert may_have("Das Café", "cafe")
