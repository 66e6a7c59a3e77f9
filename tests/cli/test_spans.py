from __future__ import annotations

import pytest
from rich.console import Console

from tests.cli.conftest import Screen
from tracker.cli import spans
from tracker.diff import word_spans

FERRY = word_spans("Ferry with 12 aboard", "Ferry with 14 aboard")


def screen(*, no_color: bool = False, kind: str = "256") -> Console:
    return Console(file=Screen(), color_system=kind, no_color=no_color, width=80)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("Ferry with 12 aboard", "Ferry with 14 aboard", "Ferry with 12 14 aboard"),
        ("정부가 발표", "정부는 발표", "정부가는 발표"),
        ("12 hurt", "47 hurt", "12 47 hurt"),
        ("Ferry", "Ferry aground", "Ferry aground"),
        ("Same", "Same", "Same"),
    ],
)
def test_in_colour_what_went_and_what_came_stand_apart(old: str, new: str, shown: str) -> None:
    assert spans.drawn(word_spans(old, new), screen()).plain == shown


def test_colour_is_never_the_only_sign() -> None:
    text = spans.drawn(FERRY, screen())
    styles = {text.plain[span.start : span.end]: str(span.style) for span in text.spans}
    assert styles["12"] == "strike color(172)"
    assert styles["14"] == "underline color(33)"


def test_without_colour_marks_stand_around_the_words() -> None:
    for plain in (screen(no_color=True), Console(file=Screen(), color_system=None)):
        assert not spans.coloured(plain)
        assert spans.drawn(FERRY, plain).plain == "Ferry with [-12-]{+14+} aboard"
    assert spans.in_words(FERRY) == "Ferry with [-12-]{+14+} aboard"


def test_copy_cannot_pose_as_a_mark_or_command_the_terminal() -> None:
    hostile = word_spans("fine [-gone-]\x1b", "fine [-gone-]\x1b indeed")
    assert spans.in_words(hostile) == "fine [\\-gone-\\]␛{+ indeed+}"
    assert "\x1b" not in spans.drawn(hostile, screen()).plain
