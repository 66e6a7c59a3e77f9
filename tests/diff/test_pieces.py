"""Paragraphs without equal are cut into sentences; the others stand as they are."""

from tracker.diff.pieces import LETTERS, Piece, cut
from tracker.models.values import Stretch

OLD = ["Head.", "One pier. Two piers.", "Gone away.", "Tail."]
NEW = ["Head.", "Gone away.", "One pier.", "Tail."]


def test_sentences_know_their_place_and_what_moved_is_left_out() -> None:
    (older, newer), whole = cut((OLD, NEW), (range(4), range(4)), [(0, 0), (3, 3)], [(2, 1)])
    assert older == [
        Piece(0, 0, None),
        Piece("One pier.", 1, Stretch(1, 0, 9)),
        Piece("Two piers.", 1, Stretch(1, 10, 20)),
        Piece(1, 3, None),
    ]
    assert newer == [Piece(0, 0, None), Piece("One pier.", 2, Stretch(2, 0, 9)), Piece(1, 3, None)]
    assert not whole


def test_too_long_a_text_is_left_in_paragraphs() -> None:
    text = "One pier. " * (LETTERS // 10 + 1)
    (older, _), whole = cut(([text], []), (range(1), range(0)), [], [])
    assert whole
    assert older == [Piece(text, 0, Stretch(0, 0, len(text)))]
