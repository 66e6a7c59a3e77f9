"""A watch in words."""

from __future__ import annotations

import pytest

from tracker.alert.leaving import DIGESTS
from tracker.alert.spelled import HOW, how_told, what_told


@pytest.mark.parametrize(
    ("how", "quiet", "words"),
    [
        ("at_once", "", "a mail at once"),
        ("hourly", "", "one mail an hour"),
        ("daily", "", "one mail a day, at 07:30 (Asia/Seoul)"),
        ("weekly", "", "one mail a week, on Fridays at 07:30 (Asia/Seoul)"),
        ("at_once", "22:00-07:00", "a mail at once, none between 22:00 and 07:00 (Asia/Seoul)"),
    ],
)
def test_how_a_watch_is_told(how: str, quiet: str, words: str) -> None:
    assert how_told(how, at="07:30", weekday=4, zone="Asia/Seoul", quiet=quiet) == words


def test_every_way_has_its_words() -> None:
    assert set(HOW) == {"at_once", *DIGESTS}


@pytest.mark.parametrize(
    ("scope", "value", "about", "words"),
    [
        ("all", "", "", "all stories"),
        ("outlet", "quay", "The Quay", "all stories of The Quay"),
        ("story", "12", "Toll rises", "the story “Toll rises”"),
        ("words", "ferry mole", "ferry mole", "headlines with “ferry mole”"),
        ("moon", "full", "", "moon full"),
    ],
)
def test_what_a_watch_is_for(scope: str, value: str, about: str, words: str) -> None:
    assert what_told(scope, value, about) == words
