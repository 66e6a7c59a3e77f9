"""Notes in other languages: the word for what was done, what it was done to, where."""

from __future__ import annotations

import pytest

from tracker.models.claims import Matter, Place, Verb
from tracker.parse.wire import read_note


@pytest.mark.parametrize(
    ("note", "verb", "matter", "place"),
    [
        ("neu: Mühle brennt, 2./3. Absatz", Verb.ADD, None, Place((1, 2))),
        ("Mit Müller, 1. Abs.", Verb.ADD, None, Place((0,))),
        ("Müller wird Wirt, 4. bis 6. Absatz", Verb.ADD, None, Place((3, 4, 5))),
        ("1745 - neu: Müller klagt im 2. Absatz", Verb.ADD, None, Place((1,))),
        ("Überflüssiges Wort gestrichen", Verb.REMOVE, Matter.STYLE, None),
        (
            "In der Überschrift wurde präzisiert, dass es brennt.",
            Verb.CORRECT,
            Matter.HEADLINE,
            None,
        ),
        ("Bildhinweis ergänzt", Verb.ADD, Matter.PHOTO, None),
        ("Der Text wurde aktualisiert", Verb.UPDATE, None, None),
        ("Noe utvidet.", Verb.UPDATE, None, None),
        ("Ny rubrik", Verb.CHANGE, Matter.HEADLINE, None),
        ("(Actualiza con declaraciones del molinero)", Verb.UPDATE, Matter.REMARKS, None),
        ("ATTENTION - AJOUTE réactions ///", Verb.ADD, Matter.REMARKS, None),
        ("(방앗간 사진 추가)", Verb.ADD, Matter.PHOTO, None),
        ("<<3번째 문단 수정>>", Verb.CHANGE, None, Place((2,))),
        ("第3段落追加", Verb.ADD, None, Place((2,))),
        ("마지막 문단 삭제", Verb.REMOVE, None, Place((-1,), older=True)),
    ],
)
def test_forms(note: str, verb: Verb, matter: Matter | None, place: Place | None) -> None:
    claim = read_note(note, "dpa")[0]
    assert (claim.verb, claim.matter, claim.place) == (verb, matter, place)


@pytest.mark.parametrize(
    ("note", "old", "new"),
    [
        ("Im 2. Absatz, 3. Satz wurde berichtigt: Menta (statt Wenta)", "Wenta", "Menta"),
        ("Mühle statt Mülle", "Mülle", "Mühle"),
        ("Im 1. Absatz wurde das Wort «alte» gestrichen.", "alte", ""),
        ("이름 정정: 김수→김호", "김수", "김호"),
    ],
)
def test_what_was_wrong(note: str, old: str, new: str) -> None:
    (claim,) = read_note(note, "dpa")
    assert (claim.old, claim.new) == (old, new)


def test_a_noun_takes_the_verb_behind_it() -> None:
    headline, lead = read_note("(제목·첫 문단 수정)")
    assert (headline.matter, headline.verb, headline.inherited) == (
        Matter.HEADLINE,
        Verb.CHANGE,
        True,
    )
    assert (lead.matter, lead.inherited) == (Matter.LEAD, False)


def test_the_headline_that_is_replaced() -> None:
    (claim,) = read_note("N i e u w bericht, vervangt: Molen staat in brand")
    assert (claim.verb, claim.said) == (Verb.CHANGE, "Molen staat in brand")


def test_only_dpa_leaves_the_verb_out() -> None:
    assert read_note("Brand in der Mühle", "dpa")[0].verb is Verb.ADD
    assert read_note("Brand in der Mühle") == ()


@pytest.mark.parametrize("note", ["Zum 1. Juli", "1700 - Rede Müller"])
def test_a_plan_is_no_claim_of_a_change(note: str) -> None:
    assert all(claim.verb is Verb.ADVISE for claim in read_note(note, "dpa"))
