from __future__ import annotations

import pytest
from rich.console import Console

from tests.cli.conftest import Screen
from tests.cli.newswire import AT, filed
from tracker.cli import stage
from tracker.cli.day import Step
from tracker.desk.polling.rounds import Failed

STEP = Step(
    AT,
    ("(LEAD) Ferry with 14 aboard", "Toll to rise"),
    seen=[filed("Toll to rise"), filed("Ferry with 14 aboard", "Ferry with 12 aboard")],
    failed=[Failed("http://x/", "http://x/: answers HTTP 410\x1b")],
)


def drawn(step: Step) -> str:
    file = Screen()
    stage.draw(step, Console(file=file, color_system=None, width=90))
    return file.getvalue()


def test_under_each_line_of_the_wire_stands_what_was_made_of_it() -> None:
    lines = [line.strip() for line in drawn(STEP).splitlines()]
    assert lines == [
        "07:41  (LEAD) Ferry with 14 aboard",
        "→ story 5 · version 2 · headline · Harbour News Agency",
        "Ferry with [-12-]{+14+} aboard",
        "Toll to rise",
        "→ story 5 · a new story · Harbour News Agency",
        "http://x/: answers HTTP 410␛",
        "",
    ]


def test_what_nobody_published_is_shown_all_the_same_and_nothing_is_not() -> None:
    assert "a new story" in drawn(Step(AT, (), seen=[filed("Toll to rise")]))
    assert drawn(Step(AT, ())) == ""


def test_a_whole_day_is_shown_above_a_bar() -> None:
    file = Screen()
    stage.show(iter([STEP, Step(AT, ())]), 2, Console(file=file, width=90, force_terminal=True))
    assert "Toll to rise" in file.getvalue()
    assert "1 story · 2 versions" in file.getvalue()


def test_steps_begin_evenly_and_a_late_one_is_not_made_later() -> None:
    slept: list[float] = []
    pause = stage.paced(1000, slept.append)
    pause()
    pause()
    assert slept == [pytest.approx(1000, abs=60), pytest.approx(2000, abs=60)]
    late = stage.paced(-1, slept.append)
    late()
    assert slept[-1] == 0
