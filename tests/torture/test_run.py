"""The mutation run itself, on a handful: the same damage each time, and how it was at the end."""

from __future__ import annotations

import re

import pytest

from tests.torture.damage import damaged, made
from tests.torture.mutate import LARGEST
from tests.torture.run import main


def test_a_few_go_through_and_the_web_face_answers(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--feeds", "20", "--pages", "5", "--seed", "7"]) in {0, 1}
    said = capsys.readouterr().out
    counted = re.findall(r"^ *([0-9,]+)  (feed|page): ", said, re.MULTILINE)
    assert sum(int(count) for count, _ in counted) == 25
    assert "asked, 0 failed" in said


@pytest.mark.parametrize("kind", ["feed", "page"])
def test_the_same_seed_makes_the_same_damage(kind: str) -> None:
    first = [answer.body for _, answer in damaged(kind, 40, 3)]
    assert first == [answer.body for _, answer in damaged(kind, 40, 3)]
    assert first != [answer.body for _, answer in damaged(kind, 40, 4)]
    assert max(map(len, first)) <= LARGEST


def test_another_process_makes_the_same() -> None:
    assert list(made("feed", 3, 5)) == list(damaged("feed", 3, 5))
