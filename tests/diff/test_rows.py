"""The rows of a paragraph that was split or merged spell it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.diff.align import Row
from tracker.diff.rows import count_kinds, part, spell
from tracker.diff.texts import new_body, new_text, old_body, old_text
from tracker.diff.words import word_spans
from tracker.models.values import Kind, ParagraphChange, Span


def test_a_space_lost_between_two_parts_belongs_to_the_first() -> None:
    rows = [Row(Kind.SPLIT, 0, 0), Row(Kind.SPLIT, 0, 1)]
    changes = list(spell(rows, ["Fog rose. Rain fell."], ["Fog rose.", "Rain fell."], word_spans))
    assert [change.spans for change in changes] == [
        (Span("=", "Fog rose."), Span("-", " ")),
        (Span("=", "Rain fell."),),
    ]


def test_a_space_won_where_two_were_merged_belongs_to_the_first() -> None:
    rows = [Row(Kind.MERGED, 0, 0), Row(Kind.MERGED, 1, 0)]
    changes = list(spell(rows, ["Fog rose.", "Rain fell."], ["Fog rose. Rain fell."], word_spans))
    assert [change.spans for change in changes] == [
        (Span("=", "Fog rose."), Span("+", " ")),
        (Span("=", "Rain fell."),),
    ]


def test_scripts_without_spaces_lose_none() -> None:
    rows = [Row(Kind.SPLIT, 0, 0), Row(Kind.SPLIT, 0, 1)]
    changes = list(
        spell(rows, ["港を閉じた。風が出た。"], ["港を閉じた。", "風が出た。"], word_spans)
    )
    assert [[span.op for span in change.spans] for change in changes] == [["="], ["="]]


TEXTS = st.text(alphabet="ab. \n港", max_size=12)


@given(TEXTS, st.lists(TEXTS, min_size=1, max_size=4))
@settings(deadline=None)
def test_the_rows_spell_the_whole_and_its_parts(whole: str, parts: list[str]) -> None:
    rows = part(word_spans(whole, " ".join(parts)), [len(it) for it in parts])
    assert [new_text(row) for row in rows] == parts
    assert "".join(old_text(row) for row in rows) == whole
    split = [Row(Kind.SPLIT, 0, place) for place in range(len(parts))]
    changes = list(spell(split, [whole], parts, word_spans))
    assert (old_body(changes), new_body(changes)) == ((whole,), tuple(parts))


def test_a_paragraph_that_was_parted_is_one() -> None:
    rows = [(Kind.SPLIT, 0, 0), (Kind.SPLIT, 0, 1), (Kind.MERGED, 1, 2), (Kind.MERGED, 2, 2)]
    changes = tuple(ParagraphChange(*row, ()) for row in (*rows, (Kind.ADDED, None, 3)))
    found = count_kinds(changes)
    assert {kind: number for kind, number in found.items() if number} == {
        "added": 1,
        "split": 1,
        "merged": 1,
    }
