"""How AP cuts a rewrite into the older text, as `old[start:stop]` gives way to new paragraphs."""

from __future__ import annotations

import pytest

from tracker.models.claims import Claim, Matter, Place, Splice, Verb
from tracker.parse.wire import read_note


def splices(note: str) -> list[Splice | None]:
    return [claim.splice for claim in read_note(note) if claim.splice]


@pytest.mark.parametrize(
    ("note", "splice"),
    [
        (
            "Eds: LEADS with 5 grafs to UPDATE with miller's remarks; picks up 6th graf pvs, "
            "`The mill...'",
            Splice(0, 5, 5, "The mill", 5),
        ),
        (
            "Eds: Leads with two grafs. Pickup 3rd pvs, ``Old Vessen...''",
            Splice(0, 2, 2, "Old Vessen", 2),
        ),
        (
            "Eds: LEADS with 3 grafs, picking up 9th graf, `In Orrin...'.",
            Splice(0, 8, 3, "In Orrin", 8),
        ),
        ("Eds: LEADS with 12 grafs with mill burnt. No pickup.", Splice(0, None, 12)),
        ("Eds: SUBS 14th graf, `The fire...' with 3 grafs", Splice(13, 14, 3, "The fire", 13)),
        ("Eds: SUB grafs 4-5, `Millers say...' with 4 grafs", Splice(3, 5, 4, "Millers say", 3)),
        ("Eds: SUBS one graf for 6th pvs `The miller...'", Splice(5, 6, 1, "The miller", 5)),
        ("Eds: Subs last graf with two grafs", Splice(-1, None, 2, "", -1)),
        ("Eds: Subs lead with 2 grafs", Splice(0, 1, 2, "", 0)),
        ("Eds: INSERTS 2 grafs after 5th graf `The mill...'", Splice(5, 5, 2, "The mill", 4)),
        ("Eds: INSERTS graf after 4th, `At Vessen...'", Splice(4, 4, 1, "At Vessen", 3)),
        ("Eds: ADDS 3 grafs after 7th graf pvs", Splice(7, 7, 3, "", 6)),
        (
            "Eds: DELETES 11th graf, `The miller...', now outdated.",
            Splice(10, 11, 0, "The miller", 10),
        ),
        (
            "Eds: New grafs 4-5 to update with miller. Picks up 5th graf pvs ``In Vessen...''",
            Splice(3, 4, 2, "In Vessen", 4),
        ),
        ("Eds: Top 8 grafs new with mill; picks up 4th graf pvs", Splice(0, 3, 8, "", 3)),
    ],
)
def test_splices(note: str, splice: Splice) -> None:
    assert splices(note) == [splice]


def test_a_splice_keeps_its_pick_up_and_its_purpose_is_a_claim() -> None:
    note = (
        "Eds: LEADS with 1 graf to CORRECT age to 33 sted 34. Picks up 2nd graf, `It was...'. "
        "Adds byline"
    )
    lead, age, byline = read_note(note, "ap")
    assert lead.text == note[5 : note.index(". Adds")]
    assert (age.old, age.new, age.place) == ("34", "33", Place((0,)))
    assert byline.matter is Matter.BYLINE


def test_what_was_replaced_stands_in_the_older_text() -> None:
    sub, name = read_note("Eds: SUBS 2nd graf CORRECTING name to Olvera, sted Alvera.", "ap")
    assert sub == Claim(
        Verb.CHANGE,
        "SUBS 2nd graf",
        "2nd graf",
        Matter.BODY,
        Place((1,), older=True),
        splice=Splice(1, 2, None, "", 1),
    )
    assert (name.old, name.new) == ("Alvera", "Olvera")


def test_without_a_pick_up_nobody_knows_where_the_old_text_goes_on() -> None:
    (lead,) = read_note("Eds: LEADS with 4 grafs.", "ap")
    assert (lead.splice, lead.place) == (None, Place((0, 1, 2, 3)))


@pytest.mark.parametrize(
    "note",
    [
        "Eds: Inserts graf 11 with mills",
        "Adds details",
        "Deletes name of miller",
        "Pickup 7th graf",
    ],
)
def test_no_splice(note: str) -> None:
    assert splices(note) == []
