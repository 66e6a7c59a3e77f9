from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tracker.cli.compare import drawn


def test_facts_come_first_and_every_change_has_its_sign(
    draw: Run, files: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    coloured = draw("diff", *files, "--no-fold").out
    assert "\x1b[1;9;38;5;172m12" in coloured
    monkeypatch.setenv("NO_COLOR", "1")
    plain = draw("diff", *files, "--no-fold").out
    assert "38;5" not in plain
    assert plain.index("number 12 → 14") < plain.index("because")
    assert "[-12-]{+14+}" in plain
    for sign in ("↕", "−", "+", "~"):
        assert sign in plain
    assert "(moved from paragraph 2)" in plain
    assert "body  ¶ +1 −1 ~2 ↕1   headline and body  +6 −5 words" in plain


def test_what_is_folded_is_counted_where_it_stands_and_below(
    draw: Run, files: tuple[str, str]
) -> None:
    shown = draw("diff", *files).out
    assert "… 1 the same, 1 folded" in shown
    assert "folded  quotation marks and dashes (1), moved only (1); --no-fold shows it" in shown
    assert "It is late" not in shown


def test_a_diff_that_folds_away_says_so(draw: Run, files: tuple[str, str]) -> None:
    Path("caps.txt").write_text(
        Path(files[0]).read_text("utf-8").replace("It is", "it is"), "utf-8"
    )
    shown = draw("diff", files[0], "caps.txt").out
    assert "folded  capitals (1), and nothing else differs; --no-fold shows it" in shown


def test_of_many_facts_the_first_are_listed(
    draw: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    for name, first in (("a.txt", 100), ("b.txt", 200)):
        text = "\n\n".join(f"The count of ward {n} is {first + n} beds." for n in range(20))
        (tmp_path / name).write_text(f"Beds\n\n{text}\n", encoding="utf-8")
    shown = draw("diff", "a.txt", "b.txt").out
    assert shown.count("number 1") == drawn.LISTED
    assert "… and 8 more; --json has them all" in shown


def test_a_patch_is_not_broken_into_lines(draw: Run, tmp_path: Path) -> None:
    long = "word " * 60
    (tmp_path / "a.txt").write_text(f"H\n\n{long}12\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text(f"H\n\n{long}47\n", encoding="utf-8")
    assert f"+{long}47" in draw("diff", "a.txt", "b.txt", "--patch").out


def test_a_fact_in_another_direction_does_not_turn_its_line(draw: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("عدد القتلى 12\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("عدد القتلى 47 \u202e\n", encoding="utf-8")
    shown = draw("diff", "a.txt", "b.txt").out
    assert shown.count("\u2068") <= shown.count("\u2069")
