"""The edit note in a letter: what it says beside what the text shows."""

from __future__ import annotations

from dataclasses import replace

from tracker.alert.message import Letter
from tracker.alert.message.html import html_part
from tracker.alert.message.note import note_lines
from tracker.alert.message.text import text_part
from tracker.alert.message.wording import put_in_words

DECLARED = (
    ("declared and found", "CHANGES headline", "the headline differs: 12 → 47"),
    ("declared, not found", "lead", "paragraph 1 is the same"),
)


def test_claims_and_what_is_not_mentioned(letter: Letter) -> None:
    told = replace(letter, declared=DECLARED, unmentioned=("12 → 47 in paragraph 2",))
    assert list(note_lines(told)) == [
        ("Note says", "CHANGES headline · declared and found: the headline differs: 12 → 47"),
        ("Note says", "lead · declared, not found: paragraph 1 is the same"),
        ("Besides", "not mentioned in the note: 12 → 47 in paragraph 2"),
    ]


def test_both_parts_say_it(letter: Letter) -> None:
    wording = put_in_words(replace(letter, declared=DECLARED, unmentioned=("a < b",)))
    assert "Note says: CHANGES headline · declared and found" in text_part(wording)
    assert "Besides:   not mentioned in the note: a < b" in text_part(wording)
    assert "lead · declared, not found: paragraph 1 is the same" in html_part(wording)
    assert "a &lt; b" in html_part(wording)


def test_long_lists_are_counted_and_hostile_words_stay_on_their_line(letter: Letter) -> None:
    many = replace(
        letter,
        declared=(("declared and found", "x\n\x1b" * 999, "y" * 999),) * 40,
        unmentioned=("z",) * 9,
    )
    lines = list(note_lines(many))
    assert len(lines) == 6 + 1 + 5 + 1
    assert all("\n" not in text and len(text) < 300 for _, text in lines)
    assert [text for _, text in lines if text.startswith("…")] == ["… and 34 more", "… and 4 more"]


def test_a_correction_without_a_note(letter: Letter) -> None:
    bare = replace(letter, note="", unmentioned=("12 → 47 in paragraph 2",))
    assert list(note_lines(bare)) == [("Besides", "12 → 47 in paragraph 2")]


def test_a_letter_without_a_note_has_no_such_lines(letter: Letter) -> None:
    assert list(note_lines(letter)) == []
