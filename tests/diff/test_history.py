"""Everything that can be said of a story over its versions."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.diff.history import MOST, chosen, history
from tracker.models.history import SeenVersion
from tracker.models.values import Article, Weight

NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)


def text(paragraphs: int, length: int = 4) -> Article:
    return Article(headline="Barge sinks", paragraphs=("x" * length,) * paragraphs)


def test_all_is_drawn_together() -> None:
    heads = ("Barge with 12 sinks", "Barge with 47 sinks", "Barge with 12 sinks")
    texts = {n: Article(headline=headline) for n, headline in enumerate(heads, 1)}
    versions = [SeenVersion(n, NOON + timedelta(hours=n)) for n in texts]
    told = history(versions, texts, {2: Weight.HEADLINE, 3: Weight.HEADLINE})
    assert [version.number for version in told.versions] == list(told.lineage.bodies) == [1, 2, 3]
    assert [turn.back for turn in told.reversals] == [3]
    assert told.drift.left[2] == 0.75
    assert (told.drift.weight, told.drift.heaviest) == (None, Weight.HEADLINE)
    assert told.limits == ()


def test_of_a_live_ticker_so_many_versions_are_read_and_it_says_so() -> None:
    read, (said,) = chosen(range(1, 10_001), text(20))
    assert len(read) == MOST
    assert said == (
        "500 of 10,000 versions were read: what came in one that was not is told of the next "
        "that was, at most 20 versions later"
    )
    assert len(chosen(range(1, 10_001), text(1_999))[0]) == 100
    assert len(chosen(range(1, 10_001), text(1, 199_999))[0]) == 100


def test_few_versions_are_read_whole() -> None:
    assert chosen(range(1, 501), text(50)) == (range(1, 501), ())
    assert chosen([1], text(300_000)) == ([1], ())


@given(st.integers(1, 5_000), st.integers(0, 300_000))
def test_the_first_and_the_last_are_always_read(versions: int, paragraphs: int) -> None:
    read, said = chosen(range(1, versions + 1), text(paragraphs))
    assert read[0] == 1
    assert read[-1] == versions
    assert list(read) == sorted(set(read))
    assert bool(said) == (len(read) < versions)


def test_no_version_has_no_history() -> None:
    with pytest.raises(ValueError, match="without a version"):
        history([], {}, {})
