"""How long words stood, and where in a life a version falls."""

from datetime import UTC, datetime, timedelta

import pytest

from tracker.models.history import Drift, Duration, History, Life, Lineage, Run, SeenVersion, Stage
from tracker.models.values import Kind

NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)


def hours(number: float) -> timedelta:
    return timedelta(hours=number)


def stage(first: int, until: int | None, text: str, *, returned: bool = False) -> Stage:
    runs = (Run(text, first),)
    return Stage(first, until, Kind.ADDED, runs, len(text.split()), returned=returned)


LIFE = Life((stage(1, 2, "a"), stage(2, 4, "a b"), stage(6, None, "a", returned=True)))
VERSIONS = (
    SeenVersion(1, NOON),
    SeenVersion(2, NOON + hours(2), NOON + hours(1.5)),
    SeenVersion(4, NOON + hours(5), NOON + hours(4)),
    SeenVersion(6, NOON + hours(9), NOON + hours(4.5)),
)
HISTORY = History(
    VERSIONS,
    Lineage(LIFE, (LIFE,), {1: (0,), 2: (0,), 4: (), 6: (0,)}),
    (),
    Drift({}, None, None),
)


def test_a_life_tells_its_beginning_its_end_and_its_gaps() -> None:
    assert (LIFE.first, LIFE.until, LIFE.text) == (1, None, "a")
    assert LIFE.edited == (2,)
    assert LIFE.gaps == ((4, 6),)
    assert LIFE.at(3).text == "a b"
    with pytest.raises(KeyError):
        LIFE.at(5)


@pytest.mark.parametrize(
    ("first", "until", "least", "most"),
    [
        (1, 2, hours(1.5), None),
        (2, 4, hours(2), hours(3.5)),
        (2, 6, hours(3), hours(7.5)),
        (4, None, hours(4), None),
        (6, None, hours(0), None),
    ],
)
def test_how_long_words_stood_lies_between_polls(
    first: int, until: int | None, least: timedelta, most: timedelta | None
) -> None:
    assert HISTORY.stood(first, until) == Duration(least, most)


def test_a_lineage_tells_the_runs_and_the_words_of_a_version() -> None:
    assert HISTORY.lineage.blame(2) == ((Run("a b", 2),), (Run("a b", 2),))
    assert HISTORY.lineage.words(2) == 4
    with pytest.raises(KeyError):
        HISTORY.lineage.blame(3)
