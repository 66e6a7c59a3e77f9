"""A changed fact of a caption is told; another picture and what its credit says are not."""

import pytest

from tracker.diff import compare
from tracker.models.values import Article, Diff, Weight

PIER = "Twelve boats wait at the pier of Alder on Monday as the storm nears the town"


def of_captions(old: tuple[str, ...], new: tuple[str, ...]) -> Diff:
    return compare(Article("H", captions=old), Article("H", captions=new))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (f"{PIER}.", f"{PIER}.".replace("Twelve", "Ninety"), ("Twelve", "Ninety")),
        (f"{PIER}.", f"{PIER}.".replace("Monday", "Friday"), ("Monday", "Friday")),
        (f"{PIER}.", f"{PIER}.".replace("Alder", "Birch"), ("Alder", "Birch")),
    ],
)
def test_a_fact_of_a_caption_is_told(old: str, new: str, told: tuple[str, str]) -> None:
    found = of_captions(("Gulls over the bay.", old), ("Gulls over the bay.", new))
    (fact,) = found.facts
    assert (fact.old.removeprefix("on "), fact.new.removeprefix("on ")) == told
    assert (fact.part, fact.paragraph) == ("captions", None)
    assert found.weight is Weight.SUBSTANTIVE
    assert found.reasons == (f"caption: {told[0]} → {told[1]}",)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (f"{PIER}. (Photo by Ann Reed, May 3, 2031)", f"{PIER}. (Photo by Ann Reed, May 4, 2031)"),
        (f"{PIER}. Photo: Ann Reed", f"{PIER}. Photo: Tom Hale"),
        (f"{PIER}.", "The mayor of Birch opens a library of 40 rooms on Friday."),
        (f"{PIER}.", f"{PIER}, seen from a hill."),
    ],
)
def test_another_picture_and_a_credit_are_no_facts(old: str, new: str) -> None:
    found = of_captions((old,), (new,))
    assert not found.facts
    assert found.weight is Weight.MINOR


def test_facts_of_headline_and_body_say_where_they_stand() -> None:
    old = Article("12 boats wait", paragraphs=("The harbour master counted 12 boats.",))
    new = Article("47 boats wait", paragraphs=("The harbour master counted 47 boats.",))
    assert [fact.part for fact in compare(old, new).facts] == ["headline", "body"]
