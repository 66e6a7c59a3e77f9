from __future__ import annotations

from importlib import import_module

import pytest

from tests.cli.conftest import Run
from tracker.cli import shelf


def test_every_command_is_where_the_shelf_says(run: Run) -> None:
    for name, (module, words) in shelf.COMMANDS.items():
        command = shelf.command().commands[name]
        assert import_module(f"tracker.cli.{module}").app
        assert command.help.split("\n")[0]
        assert words.endswith(".")
        assert name in run("--help").out


def test_the_first_help_has_three_examples_and_the_exit_codes(run: Run) -> None:
    ended = run("-h")
    assert ended.code == 0
    before, _, after = ended.out.partition("Options:")
    assert before.count("\n    tracker ") == 3
    for code in (0, 1, 2, 3, 4, 5, 6, 7, 70, 130, 141):
        assert f"{code} " in " ".join(after.split())
    assert ended == run("--help")


LEAVES = [
    (name, *rest)
    for name, command in shelf.command().commands.items()
    for rest in ([[child] for child in getattr(command, "commands", {})] or [[]])
]


@pytest.mark.parametrize("words", LEAVES, ids=" ".join)
def test_the_help_of_a_command_shows_how_it_is_called(run: Run, words: tuple[str, ...]) -> None:
    ended = run(*words, "-h")
    assert ended.code == 0
    before, _, _ = ended.out.partition("Options:")
    shown = [line for line in before.splitlines() if line.startswith("    ")]
    assert len([line for line in shown if f"tracker {' '.join(words)}" in line]) >= 1
    assert all(line.count("tracker ") <= 1 for line in shown)


@pytest.mark.parametrize(
    ("typed", "meant"), [("storys", "stories"), ("version", "versions"), ("wach", "watch")]
)
def test_a_mistyped_command_is_guessed(run: Run, typed: str, meant: str) -> None:
    ended = run(typed)
    assert ended.code == 2
    assert f"Did you mean '{meant}'" in ended.err


def test_the_shelf_can_take_one_command_more_and_give_it_up() -> None:
    commands = shelf.command().commands
    commands["extra"] = commands["read"]
    assert commands["extra"] is commands["read"]
    del commands["extra"]
    assert len(commands) == len(list(commands)) == len(shelf.COMMANDS)
