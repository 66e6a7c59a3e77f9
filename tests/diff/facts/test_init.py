"""A changed fact is named with both its values; what is only written otherwise is none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.diff.facts import LONGEST, facts
from tracker.diff.words import word_spans
from tracker.models.values import FactChange, FactKind, Kind, ParagraphChange

Told = list[tuple[str, str, str]]


def told(old: str, new: str) -> Told:
    return [(it.kind.value, it.old, it.new) for it in facts(word_spans(old, new), ())]


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("12 killed at sea", "47 killed at sea", [("number", "12", "47")]),
        ("It cost $2 bln to fix", "It cost $2 billion to fix", []),
        ("It cost $2 bln to mend", "It cost $3 bn to mend", [("number", "$2 bln", "$3 bn")]),
        ("부상자는 12명이다", "부상자는 47명이다", [("number", "12명", "47명")]),
        ("on Monday it shut", "on Tuesday it shut", [("date", "on Monday", "on Tuesday")]),
        ("It shut Monday in Alder", "It shut on Monday in Alder", []),
        ("The ship hit Alder", "The ship hit Elder", [("name", "Alder", "Elder")]),
        ("Paris wins the games", "Madrid wins the games", [("name", "Paris", "Madrid")]),
        ("France shuts its ports", "Wales shuts its ports", [("name", "France", "Wales")]),
        ("Storms shut the ports", "Floods shut the ports", []),
        ("They say John Smith won", "They say Smith won", []),
        ("“It is safe,” Lee said.", "“It is safe,” Kim said.", [("speaker", "Lee", "Kim")]),
        ("The report said so", "The source said so", [("attribution", "report", "source")]),
        ("He may go", "He will go", [("hedge", "may", "will")]),
        ("He did see it", "He did not see it", [("negation", "", "not")]),
        ("He can't go", "He can’t go", []),
        ("He was cleared of it", "He was blamed for it", [("outcome", "cleared", "blamed")]),
        ("Pier shut", "Pier shut?", [("question", "", "?")]),
        ("He called it a crime", "He called it a “crime”", [("quotation_marks", "", "“crime”")]),
        ("The pier shut, Ann Lee said", "Ann Lee said the pier shut", []),
        ("12 people were hurt by it", "Hurt by it were 12 people", []),
        ("THE PIER IS SHUT", "The pier is shut", []),
    ],
)
def test_facts(old: str, new: str, changed: Told) -> None:
    assert told(old, new) == changed


def test_facts_of_paragraphs_say_where() -> None:
    spans = word_spans("At least 12 were hurt", "At least 47 were hurt")
    assert facts((), [ParagraphChange(Kind.EDITED, 3, 4, spans)]) == (
        FactChange(FactKind.NUMBER, "12", "47", 4),
    )


def test_a_time_stamp_states_no_fact() -> None:
    spans = word_spans("Updated 10:30, March 24, 2025", "Updated 11:15, March 25, 2025")
    assert facts((), [ParagraphChange(Kind.EDITED, 0, 0, spans)]) == ()


def test_what_is_too_long_is_not_read() -> None:
    spans = word_spans("word " * LONGEST + "12", "word " * LONGEST + "47")
    assert facts((), [ParagraphChange(Kind.EDITED, 0, 0, spans)]) == ()
    assert facts(spans, ()) == ()


LINES = st.lists(
    st.sampled_from(
        ["12", "$2 bn", "Ann Lee", "said", "“no”", "not", "may", "?", "March 3", "정부", "x"]
    ),
    max_size=15,
).map(" ".join) | st.text(max_size=30)


@given(LINES, LINES)
@settings(deadline=None)
def test_facts_stand_in_the_texts(old: str, new: str) -> None:
    for fact in facts(word_spans(old, new), ()):
        assert fact.old in old
        assert fact.new in new
        assert fact.old or fact.new


@given(LINES)
@settings(deadline=None)
def test_equal_texts_have_no_changed_fact(text: str) -> None:
    assert facts(word_spans(text, text), ()) == ()
