from __future__ import annotations

import re

import pytest

from tests.cli.conftest import Run

FACTS = ("LEAD", "2025-10-14 07:40", "≤ 10 min", "headline", "(ATTN: CHANGES headline")


@pytest.fixture(autouse=True)
def without_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")


def plain(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("columns", [160, 120, 100, 80, 60])
def test_on_any_width_everything_is_there_and_fits(
    draw: Run, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    drawn = plain(draw("versions", "kestrel").out)
    words = " ".join(drawn.split())
    for fact in FACTS:
        assert fact in words
    assert max(map(len, drawn.splitlines())) <= columns
    assert "[-12-]{+14+}" in words
    assert ("LABEL" in drawn) is (columns >= 110)


@pytest.mark.usefixtures("archive")
def test_a_headline_that_stayed_is_not_written_again(
    draw: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "140")
    drawn = plain(draw("versions", "linnet", "--reverse").out)
    rows = [line for line in drawn.splitlines() if re.match(r" *[0-9] ", line)]
    assert [row.split()[0] for row in rows] == ["3", "2", "1"]
    assert drawn.count("Linnet Bridge toll to rise by a third") >= 2


@pytest.mark.usefixtures("archive")
def test_the_first_line_says_how_many_versions_under_how_many_addresses(draw: Run) -> None:
    first = plain(draw("versions", "kestrel").out).splitlines()[0]
    assert first.endswith("Harbour News Agency · 2 versions under 2 addresses")
