from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.conftest import Screen
from tracker.cli import terminal

CONTROLS = [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0))]
SIGNS = st.sampled_from(
    [*"ab שלום", *CONTROLS, *"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"]
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain — 한국어 — naïve", "plain — 한국어 — naïve"),
        ("red \x1b[31m", "red ␛[31m"),
        ("bell\x07 nul\x00 del\x7f", "bell␇ nul␀ del␡"),
        ("csi \x9b2J", "csi <9B>2J"),
        ("one\ttwo\r\nthree\u2028four", "one two three four"),
    ],
)
def test_control_characters_are_made_visible(text: str, shown: str) -> None:
    assert terminal.escaped(text) == shown


@given(st.text(SIGNS))
def test_nothing_that_is_shown_commands_the_terminal(text: str) -> None:
    for shown in (terminal.escaped(text), *terminal.isolated([text])):
        assert not any(unicodedata.category(sign) == "Cc" for sign in shown)


def test_text_from_left_to_right_is_left_as_it_is() -> None:
    assert terminal.isolated(["Ferry ", "한국어"]) == ["Ferry ", "한국어"]
    assert terminal.line("Ferry") == "Ferry"


@given(st.lists(st.text(SIGNS), min_size=1))
def test_a_direction_ends_where_its_line_ends(texts: list[str]) -> None:
    shown = "".join(terminal.isolated(texts))
    depth = 0
    for place, sign in enumerate(shown, start=1):
        depth += (sign in "\u2066\u2067\u2068") - (sign == "\u2069")
        assert depth > 0 or place == len(shown) or "\u2068" not in shown
    assert depth == 0


def test_a_piece_may_end_what_the_piece_before_it_began() -> None:
    assert terminal.isolated(["a\u2067b", "c\u2069d\u2069e"]) == [
        "\u2068a\u2067b",
        "c\u2069de\u2069",
    ]


def test_a_record_is_one_line_in_full(capsys: pytest.CaptureFixture[str]) -> None:
    terminal.record(3, None, "a\tb\nc", "x" * 500)
    assert capsys.readouterr().out == f"3\t\ta b c\t{'x' * 500}\n"


@given(st.text(SIGNS))
def test_json_gives_the_text_back_and_holds_no_control_character(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        screen = Screen()
        patch.setattr("sys.stdout", screen)
        terminal.as_json({"text": text})
    written = screen.getvalue()
    assert json.loads(written) == {"text": text}
    assert not any(sign in written for sign in CONTROLS if sign != "\n")


def test_what_is_said_goes_beside_the_result(capsys: pytest.CaptureFixture[str]) -> None:
    terminal.talk("one\x1b\ntwo")
    assert capsys.readouterr() == ("", "one␛\ntwo\n")


def test_one_is_not_many() -> None:
    assert terminal.counted(1, "feed") == "1 feed"
    assert terminal.counted(0, "feed") == "0 feeds"
    assert terminal.counted(2, "story", "stories") == "2 stories"


def test_a_pipe_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert not terminal.drawn()
    terminal.console().print("[bold]as it is[/bold] :smile: 12")
    assert capsys.readouterr().out == "[bold]as it is[/bold] :smile: 12\n"


def test_a_table_has_no_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr("sys.stdout", screen)
    monkeypatch.setenv("NO_COLOR", "1")
    terminal.draw_table(("ID", "NAME"), [("1", "[red]a"), ("22", "b\x1b")])
    lines = [line.split() for line in screen.getvalue().replace("\x1b[2m", "").splitlines()]
    assert lines[1:] == [["1", "[red]a"], ["22", "b␛"]]


def test_a_charset_without_a_letter_ends_no_command(
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    import sys

    sys.stdout.reconfigure(encoding="ascii")  # type: ignore[union-attr]
    terminal.prepare()
    terminal.write("≤ 5 min")
    sys.stdout.flush()
    assert capsysbinary.readouterr().out == b"\\u2264 5 min\n"
