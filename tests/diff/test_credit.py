"""Words carried from version to version with their credit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.diff.credit import Memory, carried, credited, cut, finer, joined, spelled, taken
from tracker.diff.texts import new_text, old_text
from tracker.diff.words import word_spans
from tracker.models.history import Run
from tracker.models.values import Span

RUNS = (Run("Twelve ", 1), Run("barges ", 2), Run("sank", 1))


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        (0, 18, RUNS),
        (0, 3, (Run("Twe", 1),)),
        (5, 9, (Run("e ", 1), Run("ba", 2))),
        (14, 18, (Run("sank", 1),)),
        (4, 4, ()),
    ],
)
def test_runs_are_cut_where_they_cross(start: int, end: int, found: tuple[Run, ...]) -> None:
    assert cut(RUNS, start, end) == found


def test_what_stayed_keeps_its_credit_and_what_came_gets_a_new_one() -> None:
    spans = word_spans("Twelve barges sank", "Twelve tugs sank")
    assert list(carried(spans, RUNS, (), 3)) == [
        Run("Twelve ", 1),
        Run("tugs", 3),
        Run(" ", 2),
        RUNS[2],
    ]
    assert list(taken(spans, RUNS)) == [(Run("barges", 2),)]


def test_phrases_that_a_rewrite_kept_are_found_in_it() -> None:
    old = "Tugs began to pull a coal barge that sank off Alder, the brigade said."
    new = "All 12 aboard a coal barge that sank off Alder were saved, the brigade said."
    spans = tuple(finer((Span("-", old), Span("+", new))))
    kept = [span.text for span in spans if span.op == "="]
    assert kept == ["a coal barge that sank off Alder", ", the brigade said."]
    assert (old_text(spans), new_text(spans)) == (old, new)


@given(st.text("ab .", max_size=20), st.text("ab .", max_size=20))
def test_finer_spans_spell_the_same_texts(old: str, new: str) -> None:
    spans = tuple(finer(word_spans(old, new)))
    assert (old_text(spans), new_text(spans)) == (old, new)


def test_a_phrase_is_known_again_with_its_parts() -> None:
    memory = Memory()
    memory.put(RUNS, 4)
    assert list(credited(" Twelve barges sank", (memory,), 6)) == [
        Run(" Twelve ", 1, returned=True),
        Run("barges ", 2, returned=True),
        Run("sank", 1, returned=True),
    ]


def test_what_went_and_came_in_one_version_was_never_gone() -> None:
    memory = Memory()
    memory.put(RUNS, 4)
    assert list(credited("Twelve barges sank", (memory,), 4)) == list(RUNS)


def test_a_short_phrase_is_an_accident() -> None:
    memory = Memory()
    memory.put(RUNS, 4, at_least=5)
    assert list(credited("Twelve barges sank", (memory,), 6)) == [Run("Twelve barges sank", 6)]


def test_sentences_are_known_again_one_by_one() -> None:
    memory = Memory()
    memory.put((Run("Fog lay over the bay. Tugs came at noon.", 1),), 2)
    assert list(credited("Tugs came at noon. It was late.", (memory,), 5)) == [
        Run("Tugs came at noon. ", 1, returned=True),
        Run("It was late.", 5),
    ]


def test_neighbours_of_one_credit_are_one_run_but_no_letters_run_together() -> None:
    assert joined([Run("a ", 1), Run("b", 1), Run("c", 1), Run(" d", 2)]) == (
        Run("a b", 1),
        Run("c", 1),
        Run(" d", 2),
    )
    assert joined([Run("a ", 1), Run("b", 1, returned=True)]) == (
        Run("a ", 1),
        Run("b", 1, returned=True),
    )
    assert spelled(RUNS) == "Twelve barges sank"
