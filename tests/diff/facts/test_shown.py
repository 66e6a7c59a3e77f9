"""A headline's first word is a name where the text below writes it as one."""

from __future__ import annotations

import pytest

from tracker.diff.facts import facts
from tracker.diff.facts.shown import shown
from tracker.diff.words import word_spans
from tracker.models.values import Kind, ParagraphChange


def below(*texts: str) -> list[ParagraphChange]:
    return [
        ParagraphChange(Kind.SAME, place, place, word_spans(text, text))
        for place, text in enumerate(texts)
    ]


BODY = below(
    "The harbour board chose Brackley Works over Hollis on Tuesday.",
    "Divers looked for the ferry, and Peters, who owns it, said no more. Storms are due.",
    "A clerk of the board said that storms would delay Federal Dredging.",
)


@pytest.mark.parametrize(
    ("old", "new", "names"),
    [
        ("Hollis to mend pier", "Peters to mend pier", {"hollis", "peters"}),
        ("HOLLIS TO MEND PIER", "CLERK TO MEND PIER", {"hollis"}),
        ("Storms delay ferry", "Divers delay ferry", set()),
        ("Federal board meets", "Works board meets", {"works"}),
        ("Works to open", "Works to shut", set()),
        ("Alder wins", "Elder wins", set()),
        ("", "", set()),
    ],
)
def test_what_the_text_writes_as_a_name_is_one(old: str, new: str, names: set[str]) -> None:
    assert shown(word_spans(old, new), BODY) == names


def test_a_changed_first_word_is_told_where_it_is_a_name() -> None:
    def told(old: str, new: str) -> list[tuple[str, str]]:
        return [(it.old, it.new) for it in facts(word_spans(old, new), BODY)]

    assert told("Hollis to mend pier", "Peters to mend pier") == [("Hollis", "Peters")]
    assert told("Storms delay the ferry", "Divers delay the ferry") == []


def test_a_name_that_stands_on_one_side_of_a_text_is_seen() -> None:
    text = word_spans("The pier went to Hollis.", "The pier went to Peters.")
    changed = [ParagraphChange(Kind.EDITED, 0, 0, text)]
    spans = word_spans("Hollis has the pier", "Peters has the pier")
    assert shown(spans, changed) == {"hollis", "peters"}


@pytest.mark.parametrize("piece", ["Abo", "Abo ", "A s. ", "É"])
def test_long_headlines_and_texts_come_through(piece: str) -> None:
    text = "".join(f"{piece}{number:x}as " for number in range(20_000))
    assert shown(word_spans(text, f"Boats {text}"), below(text)) <= {"boats"}
