from __future__ import annotations

from tracker.diff import compare
from tracker.models.values import Article, Diff
from tracker.show.folds import ALL, fold
from tracker.show.jumps import jumps


def test_every_changed_piece_is_a_sentence_and_a_way_to_it(ferry: Diff) -> None:
    found = jumps(ferry, fold(ferry, ()))
    assert [(one.sign, one.anchor, one.where) for one in found] == [
        ("~", "headline", "Headline"),
        ("↕", "p1", "Paragraph 1"),
        ("−", "o5", "Old paragraph 5"),
        ("~", "p3", "Paragraph 3"),
        ("~", "p4", "Paragraph 4"),
        ("+", "p5", "Paragraph 5"),
        ("~", "p6", "Paragraph 6"),
        ("~", "byline", "Byline"),
    ]
    what = [one.what for one in found]
    assert what[0] == what[3] == "“12” → “47”"
    assert what[1].startswith("moved from paragraph 4: “The Meridian was built in 1987")
    assert what[2].startswith("removed: “Nobody was reported missing")
    assert what[5].startswith("added: “A report of last year")
    assert what[6] == "“ferries” → “harbours”"
    assert what[7] == "“and Ina Holm” added"


def test_what_is_folded_is_no_change_in_the_list(ferry: Diff) -> None:
    found = {one.anchor for one in jumps(ferry, fold(ferry, ALL))}
    assert {"p3", "o5", "p5", "headline"} == found


def test_of_many_changes_in_a_paragraph_two_are_told() -> None:
    old, new = (
        Article("A", paragraphs=(f"Ward one had {a}, ward two had {b}, ward three had {c} votes.",))
        for a, b, c in ((10, 20, 30), (11, 22, 33))
    )
    diff = compare(old, new)
    assert [one.what for one in jumps(diff, fold(diff))] == ["“10” → “11”; “20” → “22”; and 1 more"]


def test_a_quote_gets_no_second_marks_and_is_cut_at_a_word() -> None:
    said = "“Everyone has been counted twice over by the harbour watch,” the master said."
    old, new = (Article("A", paragraphs=("B.", *more)) for more in ((), (said,)))
    (one,) = jumps(compare(old, new), fold(compare(old, new)))
    assert one.what == "added: “Everyone has been counted twice over by the…”"


def test_nothing_changed_makes_no_list() -> None:
    same = compare(Article("A", paragraphs=("B.",)), Article("A", paragraphs=("B.",)))
    assert jumps(same, fold(same)) == []


def test_what_runs_from_right_to_left_turns_no_arrow_around() -> None:
    old, new = (
        Article("A", paragraphs=(f"The sign said {word} on Monday.",)) for word in ("שלום", "בוקר")
    )
    diff = compare(old, new)
    (one,) = jumps(diff, fold(diff, ()))
    assert one.what == "“\u2068שלום\u2069” → “\u2068בוקר\u2069”"
