from __future__ import annotations

import re

import pytest

from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("archive")


def lines(drawn: str) -> list[str]:
    return [line.rstrip() for line in re.sub(r"\x1b\[[\d;]*m", "", drawn).splitlines()]


def test_the_margin_names_the_versions_of_a_paragraph(
    draw: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "120")
    drawn = lines(draw("blame", "kestrel").out)
    assert drawn[0].startswith("story ")
    assert drawn[0].endswith("version 2 of 2 · seen 2025-10-14 07:40 UTC")
    assert (
        "1 –         10-14 07:30  Ferry with [²14] aboard runs aground [²off Kestrel Point]"
        in drawn
    )
    assert any(line.startswith("2 LEAD      10-14 07:40") for line in drawn)
    assert any("A ferry with [²14] people aboard" in line for line in drawn)


def test_a_colour_never_stands_alone(draw: Run) -> None:
    drawn = draw("blame", "kestrel").out
    assert "²" in drawn
    assert "[²" not in drawn
    assert "\x1b[1;38;5;33m²\x1b[0m\x1b[1;4;38;5;33m14" in drawn


def test_words_that_came_back_are_marked(draw: Run) -> None:
    assert "¹↩" in draw("blame", "linnet").out


@pytest.mark.parametrize("columns", ["40", "80", "200"])
def test_no_line_is_wider_than_the_screen(
    draw: Run, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert max(map(len, lines(draw("blame", "kestrel").out))) <= int(columns)
