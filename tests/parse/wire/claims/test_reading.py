"""What one clause claims: its objects, and what belongs to which of them."""

from __future__ import annotations

import pytest

from tracker.models.claims import Matter, Place, Verb
from tracker.parse.wire import read_note


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("Adds quote, price and background", ["quote", "price and background"]),
        ("Adds headline and byline", ["headline", "byline"]),
        ("Adds details in paras 2, 5 and 7, photo", ["details", "photo"]),
        ("Corrects name of miller, paragraph 10", ["name of miller"]),
    ],
)
def test_objects(note: str, said: list[str]) -> None:
    assert [claim.said for claim in read_note(note)] == said


def test_a_place_belongs_to_the_object_before_it() -> None:
    details, photo = read_note("Adds details in paras 2, 5 and 7, photo")
    assert details.place == Place((1, 4, 6))
    assert (photo.place, photo.inherited) == (None, True)


def test_pieces_of_the_copy_share_what_was_corrected() -> None:
    headline, lead = read_note("Corrects headline and first paragraph to show two mills, not three")
    assert (headline.matter, headline.old, headline.new) == (Matter.HEADLINE, "three", "two")
    assert (lead.matter, lead.place, lead.old) == (Matter.LEAD, Place((0,)), "three")


def test_words_in_the_headline() -> None:
    headline, text = read_note("Corrects year in headline and paragraph 3 to 2008 from 2009")
    assert (headline.matter, headline.new) == (Matter.HEADLINE, "2008")
    assert (text.said, text.place, text.old) == ("year", Place((2,)), "2009")


def test_what_was_taken_out_is_counted_in_the_older_text() -> None:
    (claim,) = read_note("Removes reference to miller in paragraph 7")
    assert claim.place == Place((6,), older=True)


@pytest.mark.parametrize("sign", [",", ";", "."])
def test_where_the_error_first_appeared(sign: str) -> None:
    (claim,) = read_note(f"Corrects loss in paragraph 16{sign} error first appeared in UPDATE 1")
    assert (claim.first_appeared, claim.place) == ("UPDATE 1", Place((15,)))


def test_what_was_wrong_in_quotation_marks() -> None:
    (claim,) = read_note("Corrects 'Vesen' to 'Vessen' throughout")
    assert (claim.old, claim.new, claim.place) == ("Vesen", "Vessen", Place(throughout=True))


def test_a_recast_is_not_lost_in_its_purpose() -> None:
    recast, quote = read_note("Rewrites to add quote")
    assert (recast.verb, quote.verb) == (Verb.RECAST, Verb.ADD)
