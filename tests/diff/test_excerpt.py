"""The first sentence that differs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.diff import compare
from tracker.diff.excerpt import LONGEST, first_changed
from tracker.diff.texts import new_text, old_text
from tracker.models.values import Article

DOCKS = "Dockers in Port Elsine walked out on Tuesday. Eleven ships lie at anchor. Rain fell."
MEETS = "The union said that it would meet again on Thursday."
UNION = f"{MEETS} Nobody else spoke."
FERRY = "Ferries leave at dawn."
FIRST = "Dockers in Port Elsine walked out on Tuesday."


def sides(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[str, str]:
    spans = first_changed(
        compare(Article("Docks shut", paragraphs=old), Article("x", paragraphs=new))
    )
    return old_text(spans), new_text(spans)


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        (
            (DOCKS,),
            (DOCKS.replace("Eleven", "Twelve"),),
            ("Eleven ships lie at anchor.", "Twelve ships lie at anchor."),
        ),
        (
            (DOCKS, UNION),
            (DOCKS.replace("Rain", "Snow"), UNION.replace("Thursday", "Friday")),
            (MEETS, "The union said that it would meet again on Friday."),
        ),
        ((DOCKS,), (DOCKS, UNION), ("", MEETS)),
        ((DOCKS, UNION), (DOCKS,), (MEETS, "")),
        ((DOCKS, UNION), (UNION, DOCKS), ("", "")),
        ((DOCKS, UNION), (DOCKS, FERRY), (MEETS, FERRY)),
        ((FERRY, UNION), (DOCKS, UNION.replace("Thursday", "Friday")), (FERRY, FIRST)),
        ((DOCKS, UNION), (FERRY, DOCKS, UNION.replace("Thursday", "Friday")), ("", FERRY)),
        ((DOCKS,), (DOCKS,), ("", "")),
        ((), (), ("", "")),
    ],
)  # fmt: skip
def test_the_sentence_that_differs_first_and_one_with_a_fact_before_others(
    old: tuple[str, ...], new: tuple[str, ...], shown: tuple[str, str]
) -> None:
    assert sides(old, new) == shown


TEXTS = st.lists(st.text("ab. ", max_size=40), max_size=3).map(tuple)


@given(TEXTS, TEXTS)
def test_it_says_nothing_that_stands_in_neither(old: tuple[str, ...], new: tuple[str, ...]) -> None:
    gone, come = sides(old, new)
    assert gone in "\n".join(old)
    assert come in "\n".join(new)


def test_a_sentence_without_an_end_is_cut() -> None:
    gone, come = sides(("word " * 900 + "old",), ("word " * 900 + "new",))
    assert len(gone) <= LONGEST + 1 >= len(come)
