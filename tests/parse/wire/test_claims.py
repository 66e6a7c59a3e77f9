"""Edit notes become claims: verb, object, place, pair; a hostile one becomes few, and no error."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.models.claims import Matter, Place, Verb
from tracker.parse.wire import read_note


def test_the_note_of_a_lead() -> None:
    note = (
        "(ATTN: CHANGES headline, lead; UPDATES throughout with miller's remarks, more details; "
        "ADDS photo)"
    )
    claims = read_note(note, "yonhap")
    assert [(one.verb, one.matter, one.inherited) for one in claims] == [
        (Verb.CHANGE, Matter.HEADLINE, False),
        (Verb.CHANGE, Matter.LEAD, True),
        (Verb.UPDATE, Matter.REMARKS, False),
        (Verb.UPDATE, None, True),
        (Verb.ADD, Matter.PHOTO, False),
    ]
    assert claims[2].place == Place(throughout=True)


PIECES = (
    "Adds corrects SUBS headline lead ; , . ( ) \" ' ` to from not paragraph 3 and 5 - graf 2nd "
    "last in the throughout with \x00 \x01 \x02 \u202e שלום sted picks up pvs this story"
)


@given(st.lists(st.sampled_from(PIECES.split(" ")), max_size=60).map(" ".join) | st.text())
def test_clauses_stand_in_the_note_in_its_order_and_nothing_is_raised(note: str) -> None:
    claims = read_note(note)
    at = 0
    for claim in claims:
        assert claim.text
        at = note.index(claim.text, at)
    assert claims == read_note(note)


@pytest.mark.parametrize("note", ["", "()", "Eds:", "(ATTN: )", "The mill burnt down on Monday."])
def test_nothing_is_claimed_of_nothing(note: str) -> None:
    assert read_note(note) == ()
