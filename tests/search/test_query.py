from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.models.claims import NoteVerdict
from tracker.models.queries import Between, Bounds, Piece, Query, Term
from tracker.models.values import Weight
from tracker.search.query import LONGEST, MOST, phrase, read_query

NOW = datetime(2031, 5, 3, 12, tzinfo=UTC)


def terms(*words: str) -> tuple[Term, ...]:
    """`ferr*` and `port ellery` as terms."""
    return tuple(Term(tuple(one.rstrip("*").split()), one.endswith("*")) for one in words)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("", Query()),
        ("Ferry AGROUND", Query(terms=terms("ferry", "aground"))),
        ('"Port Ellery" hurt', Query(terms=terms("port ellery", "hurt"))),
        ("ferry -Meridian", Query(terms=terms("ferry"), without=terms("meridian"))),
        ('ferry -"ran aground"', Query(terms=terms("ferry"), without=terms("ran aground"))),
        ("ferr* x", Query(terms=terms("ferr*", "x"))),
        ("강 서울 지하철", Query(terms=terms("강*", "서울", "지하 하철"))),
        ("10:30 U.S.-led 1,200", Query(terms=terms("10 30", "u s led", "1 200"))),
        ("Ferry: 12 hurt", Query(terms=terms("ferry", "12", "hurt"))),
        ('"unclosed phrase', Query(terms=terms("unclosed phrase"))),
        ("NEAR(a b) OR % _ \x00 ' ; --", Query(terms=terms("near a", "b", "or"))),
        ("outlet:Harbour", Query(outlets=("Harbour",))),
        ('label:"2nd LD" label:correction', Query(labels=("2nd LD", "correction"))),
        ("weight:label-only", Query(weights=(Weight.LABEL_ONLY,))),
        ("note:missing", Query(notes=(NoteVerdict.NO_NOTE,))),
        ("note:mentioned note:unmentioned",
         Query(notes=(NoteVerdict.FOUND, NoteVerdict.PARTLY, NoteVerdict.UNMENTIONED))),
        ("versions:>5", Query(versions=Bounds(6, None))),
        ("versions:>=2 versions:<4", Query(versions=Bounds(2, 3))),
        ("versions:7", Query(versions=Bounds(7, 7))),
        ("changed:<2h", Query(changed=Between(since=datetime(2031, 5, 3, 10, tzinfo=UTC)))),
        ("changed:>1w", Query(changed=Between(before=datetime(2031, 4, 26, 12, tzinfo=UTC)))),
        ("after:2031-05", Query(seen=Between(since=datetime(2031, 5, 1, tzinfo=UTC)))),
        (
            "before:2031-05-03T09:00+09:00 after:2030",
            Query(seen=Between(datetime(2030, 1, 1, tzinfo=UTC), datetime(2031, 5, 3, tzinfo=UTC))),
        ),
        ("x in:removed", Query(terms=terms("x"), removed=True)),
        ("x in:note in:Text", Query(terms=terms("x"), pieces=frozenset({Piece.NOTE, Piece.TEXT}))),
    ],
)  # fmt: skip
def test_what_a_search_asks_for(text: str, query: Query) -> None:
    assert read_query(text, NOW) == query


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("colour:red", 'colour: is no operator; known are outlet:, label:'),
        ("colour:red", 'write "colour:red"'),
        ("-outlet:harbour x", "-outlet: is not understood"),
        ("-ferry", "a word to leave out needs another one"),
        ("in:headline", "in: says where to look for words"),
        ("in:cellar x", "in:cellar is not understood; write in: with removed, headline"),
        ("weight:heavy", "weight:heavy is no weight; known are headline, substantive"),
        ("note:long", "note:long is not understood; write note: with missing"),
        ("versions:many", "versions:many is not understood; write versions:>5"),
        ("versions:>1000000", "versions:>1000000 is not understood"),
        ("changed:yesterday", "changed:yesterday is not understood; write changed:<2h"),
        ("before:2031-13", "before:2031-13 is no date; write 2031"),
        ("after:0001-01-01T00:00+14:00", "is no date"),
        ('outlet:""', "outlet: needs the name of an outlet"),
        ('label:""', "label: needs a label"),
        ("fe*", "fe* begins too many words; write 3 letters"),
        ("x " * (MOST + 1), f"only {MOST} words"),
        ("x" * 10_000, f"only the first {LONGEST:,} characters"),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_told(text: str, told: str) -> None:
    assert told in "\n".join(read_query(text, NOW).refused)


@given(st.text())
def test_whatever_is_typed_is_a_search_or_told(text: str) -> None:
    query = read_query(text, NOW)
    for term in (*query.terms, *query.without):
        assert term.words
        assert all(word and not set(word) & set("\"'\\*:&|!() ") for word in term.words)
    assert query.terms or not query.without or query.refused


@given(st.lists(st.sampled_from(['"', "-", "*", ":", "outlet:", "a", " ", "in:removed"])))
def test_signs_in_any_order_are_a_search_or_told(parts: list[str]) -> None:
    query = read_query("".join(parts), NOW)
    assert not query.removed or query.terms or query.refused


def test_a_phrase_has_its_words_one_after_another() -> None:
    assert phrase("“At least 12,” he said: outlet:x").terms == terms("at least 12 he said outlet x")
    assert phrase("…").refused == ("there is no word in it to look for",)
    assert phrase("x " * LONGEST).refused
