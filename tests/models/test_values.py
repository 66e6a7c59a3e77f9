"""What an outlet said: frozen values."""

from dataclasses import FrozenInstanceError, fields, is_dataclass
from datetime import UTC, datetime

import pytest

from tracker.models import values
from tracker.models.values import Answer, Article, Standing, Verdict

NOUNS = [
    thing for thing in vars(values).values() if isinstance(thing, type) and is_dataclass(thing)
]


@pytest.mark.parametrize("noun", NOUNS)
def test_every_value_is_frozen(noun: type) -> None:
    assert noun.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert noun.__slots__ is not None  # type: ignore[attr-defined]
    assert fields(noun)


def test_a_value_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        Article("Harbour strike").headline = "Docks shut"  # type: ignore[misc]


@pytest.mark.parametrize(("status", "unchanged"), [(304, True), (200, False), (404, False)])
def test_an_answer_says_whether_nothing_is_new(status: int, unchanged: bool) -> None:
    now = datetime(2031, 5, 3, tzinfo=UTC)
    answer = Answer("https://w.example", "https://w.example", status, {}, b"", now)
    assert answer.unchanged is unchanged


@pytest.mark.parametrize("standing", Standing)
def test_every_text_but_the_same_makes_a_version(standing: Standing) -> None:
    assert Verdict(standing).makes_version is (standing is not Standing.SAME)
