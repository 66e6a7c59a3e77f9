"""Claims that reach back behind the version before: who had the error first, what is back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from tests.diff.claims.copy import LABELS, OLD, checked, claim, edited, with_paragraphs
from tracker.diff.claims import Earlier
from tracker.models.claims import CheckedClaim, Finding, Verb
from tracker.models.values import Article, Label, LabelKind

START = datetime(2031, 5, 3, 12, tzinfo=UTC)
CLEAN = edited("Eleven", "Several", note="")
WRONG = edited("Eleven", "Seventy", note="", label=LABELS["UPDATE 1"])
STILL = replace(WRONG, label=Label("UPDATE 2", LabelKind.UPDATE, 2))
RIGHT = edited("Eleven", "Seventeen", label=LABELS["CORRECTED"])
CLAIM = claim(Verb.CORRECT, "ships", old="70", new="17", at=(2,), first_appeared="UPDATE 1")


def among(*articles: Article) -> tuple[Earlier, ...]:
    return tuple(
        Earlier(number, article, START + timedelta(minutes=40 * number))
        for number, article in enumerate(articles, start=1)
    )


def found(*articles: Article, first: str = "UPDATE 1") -> CheckedClaim:
    one = replace(CLAIM, first_appeared=first)
    *_, old, new = articles
    return checked(one, new=new, old=old, history=among(*articles)).claims[0]


def test_how_long_an_error_stood() -> None:
    it = found(CLEAN, WRONG, STILL, RIGHT)
    assert (it.finding, it.versions) == (Finding.CONFIRMED, (2, 3))
    assert it.words == (
        "“70” became “17” in paragraph 2; “70” first stood in version 2 (UPDATE 1)"
        " and up to version 3 (UPDATE 2), for 80 min"
    )


def test_an_error_that_was_older_than_the_note_says() -> None:
    it = found(replace(WRONG, label=None), WRONG, RIGHT)
    assert (it.finding, it.versions) == (Finding.PARTLY, (1, 2))
    assert it.words.endswith("for 80 min; the note says UPDATE 1")


def test_an_error_that_no_version_has() -> None:
    it = found(CLEAN, replace(CLEAN, headline="Port shut"), RIGHT)
    assert it.versions is None
    assert it.words.endswith("the wrong words stand in no version that we have")


def test_a_label_that_we_never_saw_is_not_held_against_the_note() -> None:
    assert found(WRONG, RIGHT, first="UPDATE 7").finding is Finding.CONFIRMED


def test_text_that_is_back() -> None:
    dropped = with_paragraphs(*OLD.paragraphs[:3], *OLD.paragraphs[4:])
    back = with_paragraphs(*OLD.paragraphs, headline="Port Elsine still shut")
    restores = claim(Verb.RESTORE, "dropped paragraph")
    dropped = replace(dropped, note="")
    it = checked(restores, new=back, old=dropped, history=among(OLD, dropped, back)).claims[0]
    assert (it.finding, it.paragraphs) == (Finding.CONFIRMED, (3,))
    assert "is back; it stood in version 1" in it.words
    alone = checked(restores, new=back, old=dropped, history=among(dropped, back)).claims[0]
    assert alone.finding is Finding.CANNOT_CHECK
    never = checked(restores, new=back, old=dropped, history=among(dropped, dropped, back))
    assert never.claims[0].finding is Finding.PARTLY
    same = replace(dropped, note="(note)")
    assert checked(restores, new=same, old=dropped).claims[0].finding is Finding.NOT_FOUND
