from __future__ import annotations

import pytest

from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("plain_terminal")


@pytest.fixture
def plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")


def lines(shown: str) -> list[str]:
    return [" ".join(line.split()) for line in shown.splitlines()]


def test_the_headline_alone(draw: Run, files: tuple[str, str]) -> None:
    assert "Ferry with [-12-]{+14+} aboard runs aground" in draw("diff", *files, "--headline").out
    assert "weight" not in draw("diff", *files, "--headline").out


def test_the_running_text(draw: Run, files: tuple[str, str]) -> None:
    shown = draw("diff", *files, "--words").out
    assert "The harbour lies below the town." in shown
    assert "people aboard ran aground" in shown
    assert '"It is late"' in shown
    assert "“It is late”" not in shown
    assert "(moved from paragraph 2)" in " ".join(
        lines(draw("diff", *files, "--words", "--no-fold").out)
    )


def test_which_paragraphs(draw: Run, files: tuple[str, str]) -> None:
    shown = lines(draw("diff", *files, "--paragraphs", "--no-fold").out)
    assert "↕ 1 moved from paragraph 2 +0 −0" in shown
    assert "~ 2 edited +1 −1" in shown
    assert "− 3 removed +0 −3" in shown


def test_numbers_and_a_bar(draw: Run, files: tuple[str, str]) -> None:
    shown = lines(draw("diff", *files, "--stat").out)
    assert "headline +1 −1 +−" in shown
    assert "body +5 −4 +++++−−−−" in shown
    assert "weight headline, 2 facts" in shown
    assert "folded quotation marks and dashes (1), moved only (1)" in shown


def test_side_by_side_where_there_is_room(
    draw: Run, files: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "140")
    wide = draw("diff", *files, "--split").out
    row = next(line for line in wide.splitlines() if "people aboard" in line)
    assert row.index("[-12-]") < row.index("~") < row.index("{+14+}")
    monkeypatch.setenv("COLUMNS", "80")
    narrow = draw("diff", *files, "--split")
    assert "Side by side wants 100 columns, and there are 80." in narrow.err
    assert "[-12-]{+14+} people aboard" in narrow.out


def test_nothing_to_show_is_said_in_every_view(draw: Run, files: tuple[str, str]) -> None:
    for view in ("--stat", "--split", "--paragraphs"):
        assert "No difference." in draw("diff", files[0], files[0], view).out
    assert "Nobody was hurt." in draw("diff", files[0], files[0], "--words").out
