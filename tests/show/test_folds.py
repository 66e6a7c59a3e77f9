from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.show.conftest import NEW, OLD
from tracker.diff import compare
from tracker.models.values import Article, Diff, Kind
from tracker.show import folds, html

FACT = "The council said on Tuesday that the bridge would close in May."


def of_body(old: str, new: str) -> Diff:
    return compare(Article("H", paragraphs=(old,)), Article("H", paragraphs=(new,)))


@pytest.mark.parametrize(
    ("old", "new", "classes"),
    [
        ("“Yes”, he said.", '"Yes", he said.', {"quotes_and_dashes"}),
        ("He came – late.", "He came - late.", {"quotes_and_dashes"}),
        ("He came  late.", "He came late.", {"white_space"}),
        ("The Minister came.", "The minister came.", {"case"}),
        ("The Minister came.", "The minister  came.", {"case", "white_space"}),
        ("Updated: 10:30, 3 May 2031", "Updated: 11:45, 3 May 2031", {"time"}),
        ("Read more: the ferries", "Read more: the harbour", {"links"}),
        (FACT, FACT.replace("would", "would not"), set()),
        (FACT, FACT.replace("May", "June"), set()),
        (FACT, FACT, set()),
    ],
)
def test_a_paragraph_folds_by_the_classes_in_which_alone_it_differs(
    old: str, new: str, classes: set[str]
) -> None:
    found = of_body(old, new)
    assert folds.classes_of_rows(found) == [frozenset(classes)]
    assert set(folds.fold(found).counts) == classes


def test_what_differs_in_another_class_too_is_shown() -> None:
    found = of_body("The Minister came.", "The minister  came.")
    assert folds.fold(found, {"case"}).rows == (frozenset(),)
    assert folds.fold(found, {"case", "white_space"}).rows == (frozenset({"case", "white_space"}),)
    assert not folds.fold(found, ()).counts


PARTED = "The harbour master counted the boats in the morning. He wrote down their names in a book."


@pytest.mark.parametrize("turned", [False, True])
def test_a_paragraph_that_is_only_parted_differs_in_white_space(turned: bool) -> None:
    parts = tuple(f"{part.strip('.')}." for part in PARTED.split(". "))
    sides = [Article("H", paragraphs=(PARTED,)), Article("H", paragraphs=parts)]
    found = compare(*(sides[::-1] if turned else sides))
    assert {row.kind for row in found.paragraphs} == {Kind.MERGED if turned else Kind.SPLIT}
    assert set(folds.classes_of_rows(found)) == {frozenset({"white_space"})}


def test_a_change_of_endless_length_is_shown() -> None:
    endless = "So it went on and on. " * (folds.LONGEST // 10)
    found = of_body(endless, endless.upper())
    assert folds.classes_of_rows(found) == [frozenset()]


def test_headline_and_parts_fold_too() -> None:
    old, new = Article("Ferry Aground", byline="A"), Article("Ferry aground", byline="B")
    folded = folds.fold(compare(old, new))
    assert folded.headline == {"case"}
    assert folded.parts == (frozenset({"byline"}),)
    assert folds.told(folded.counts) == "capitals (1), byline (1)"


def test_a_note_and_a_moved_paragraph_that_was_edited_are_shown() -> None:
    old = replace(OLD, note="(ATTN: ADDS byline)")
    moved = OLD.paragraphs[3].replace("1987", "1978")
    folded = folds.fold(compare(old, replace(NEW, paragraphs=(moved, *NEW.paragraphs[1:]))))
    assert folded.rows[0] == frozenset()
    assert folded.parts[0] == frozenset()


@pytest.mark.parametrize(
    ("old", "new", "nothing"),
    [
        (Article("Ferry Aground"), Article("Ferry aground"), True),
        (Article("Ferry"), Article("Ferry"), True),
        (OLD, replace(OLD, byline="By Nobody"), True),
        (OLD, replace(OLD, label=None), False),
        (OLD, replace(OLD, note="(ADDS byline)"), False),
        (OLD, NEW, False),
    ],
)
def test_whether_folding_leaves_something_to_show(
    old: Article, new: Article, nothing: bool
) -> None:
    found = compare(old, new)
    assert folds.leaves_nothing(found, folds.fold(found)) is nothing
    assert folds.leaves_nothing(found, folds.fold(found, ())) is (found.weight is None)


TEXTS = st.builds(
    Article,
    headline=st.sampled_from(["Ferry aground", "Ferry Aground", "Ferry afloat"]),
    byline=st.sampled_from(["By Ada Quill", "By Ina Holm"]),
    paragraphs=st.lists(st.sampled_from([*OLD.paragraphs, *NEW.paragraphs])).map(tuple),
)


def test_paragraphs_between_which_a_passage_moved_fold_and_are_counted() -> None:
    passage = " The pilot of the harbour was on leave until the end of May."
    first = "The ferry Meridian ran onto rocks at noon, a keeper said on the pier before breakfast."
    second = "Divers looked at the hull of the ship in the evening, and found a hole in it."
    old = Article("H", paragraphs=(first + passage, second, "Nobody else saw it."))
    new = Article("H", paragraphs=(first, second + passage, "Nobody else saw it."))
    found = compare(old, new)
    assert found.reasons == ("1 passage moved",)
    folded = folds.fold(found)
    assert folded.rows == (frozenset({"moved"}), frozenset({"moved"}), frozenset())
    assert folded.counts == found.folded == {"moved": 2}
    assert folds.leaves_nothing(found, folded)
    assert "only a passage moved" in html.body(found, folded)


@given(TEXTS, TEXTS, st.sets(st.sampled_from(sorted(folds.CLASSES))))
def test_folding_never_changes_what_is_not_folded(old: Article, new: Article, by: set[str]) -> None:
    found = compare(old, new)
    every, some = folds.fold(found), folds.fold(found, by)
    assert set(some.counts) <= by
    assert [classes if classes <= by else frozenset() for classes in every.rows] == [*some.rows]
    assert len(some.rows) == len(found.paragraphs)
    assert set(every.counts) <= set(found.folded)
    quiet = {at for at, classes in enumerate(every.rows) if classes}
    assert {at for at, classes in enumerate(some.rows) if classes} <= quiet
    assert not any(folds.fold(found, ()).rows)


@pytest.mark.parametrize(
    ("classes", "words"),
    [
        ({"case"}, "only capitals differ"),
        ({"white_space"}, "only white space differs"),
        ({"moved", "case"}, "only capitals differ"),
        ({"punctuation", "white_space"}, "only white space and punctuation differ"),
        (
            {"case", "white_space", "punctuation"},
            "only white space, punctuation and capitals differ",
        ),
    ],
)
def test_what_alone_differs_is_told(classes: set[str], words: str) -> None:
    assert folds.only(classes) == words
