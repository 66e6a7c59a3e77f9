from __future__ import annotations

from tracker.models.values import Diff, Kind, ParagraphChange, SentenceChange, Span, Stretch
from tracker.show import sentences

GONE, STAYS = "All is well, they said. ", "Nobody was hurt."
ROWS = (
    ParagraphChange(Kind.EDITED, 0, 0, (Span("-", GONE), Span("=", STAYS))),
    ParagraphChange(Kind.EDITED, 1, 1, (Span("=", "Fog lay there. "), Span("+", GONE.strip()))),
    ParagraphChange(Kind.MOVED, 3, 2, (Span("=", "It was late."),)),
)


def diff(*changes: SentenceChange) -> Diff:
    return Diff(None, (), (None, None), (), ROWS, sentences=changes)


def test_a_sentence_that_left_its_paragraph_is_told_in_its_words() -> None:
    found = sentences.moved(
        diff(SentenceChange(Kind.MOVED, Stretch(0, 0, 23), Stretch(1, 15, 15 + len(GONE) - 1)))
    )
    assert found == [sentences.Moved("All is well, they said.", 0, 1)]
    assert sentences.told(found[0]) == (
        "sentence moved from paragraph 1 to 2: “All is well, they said.”"
    )


def test_a_sentence_that_moved_with_its_paragraph_is_no_news() -> None:
    assert (
        sentences.moved(diff(SentenceChange(Kind.MOVED, Stretch(3, 0, 12), Stretch(2, 0, 12))))
        == []
    )


def test_what_was_added_or_stayed_is_told_elsewhere() -> None:
    added = SentenceChange(Kind.ADDED, None, Stretch(1, 0, 4))
    edited = SentenceChange(Kind.EDITED, Stretch(0, 0, 4), Stretch(0, 0, 4))
    assert sentences.moved(diff(added, edited)) == []
    assert sentences.moved(diff()) == []
