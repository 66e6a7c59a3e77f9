"""What left one paragraph and stands in another one now has not changed."""

from tracker.diff.facts import facts
from tracker.diff.words import word_spans
from tracker.models.values import FactKind, Kind, ParagraphChange

SHORT = "The ferry sank in high seas off the cape."
LOST = " At least 12 people were lost."


def change(kind: Kind, old: int | None, new: int | None, *texts: str) -> ParagraphChange:
    return ParagraphChange(kind, old, new, word_spans(*texts))


def test_a_sentence_that_went_to_another_paragraph() -> None:
    rows = [
        change(Kind.EDITED, 0, 0, SHORT + LOST, SHORT),
        change(Kind.EDITED, 1, 1, "Divers went down.", "Divers went down." + LOST),
    ]
    assert facts((), rows) == ()


def test_a_sentence_that_became_a_paragraph() -> None:
    rows = [
        change(Kind.EDITED, 0, 0, SHORT + LOST, SHORT),
        change(Kind.ADDED, None, 1, "", LOST.strip()),
    ]
    assert facts((), rows) == ()


def test_another_number_in_it_is_a_fact() -> None:
    rows = [
        change(Kind.EDITED, 0, 0, SHORT + LOST, SHORT),
        change(Kind.ADDED, None, 1, "", LOST.replace("12", "47").strip()),
    ]
    assert {fact.kind for fact in facts((), rows)} == {FactKind.NUMBER}


def test_parts_of_a_split_paragraph_are_read_alone() -> None:
    rows = [
        change(Kind.SPLIT, 0, 0, SHORT, SHORT),
        change(Kind.SPLIT, 0, 1, LOST, LOST.replace("12", "47")),
    ]
    assert [(fact.old, fact.new, fact.paragraph) for fact in facts((), rows)] == [("12", "47", 1)]
