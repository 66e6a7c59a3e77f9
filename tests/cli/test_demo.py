from __future__ import annotations

import os
import re
import shlex
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tracker.cli import demo, rounds
from tracker.cli.day import FILE
from tracker.demo.stories import read_stories
from tracker.demo.wire import DemoWire


def written() -> tuple[int, int]:
    stories = read_stories("")
    return len(stories), sum(len(story.versions) for story in stories)


class ShortDay(DemoWire):
    """A wire that goes home early."""

    @property
    def steps(self) -> int:
        """Three editions are enough."""
        return 2


def test_the_whole_day_in_lines(at_home: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    stories, versions = written()
    monkeypatch.setattr(sys, "argv", ["tracker"])
    ended = run("demo", "--once")
    assert ended.code == 0
    records = ended.records
    assert sum(record[1:2] == ["published"] for record in records) == versions
    assert sum(record[1:2] == ["seen"] for record in records) == versions
    assert f"Written: {stories} stories in {versions} versions." in ended.out
    assert f"Found: {stories} stories in {versions} versions" in ended.out
    assert "To: you@example.org" in ended.out
    assert re.search(r"^NOW: .+\nWAS: ", ended.out, re.MULTILINE)

    lines = ended.out.splitlines()
    export, *commands = (shlex.split(line) for line in lines[lines.index("Try next:") + 1 :])
    assert export[0] == "export"
    monkeypatch.setenv(*export[1].split("=", 1))
    assert len(commands) == 3
    for command in commands:
        again = run(*command[command.index("tracker") + 1 :])
        assert again.code == 0
        assert again.out
    assert [path.name for path in (at_home / "data").iterdir() if path.suffix == ".db"] == [
        FILE.name
    ]


def test_on_a_terminal_it_ends_with_the_pages_and_what_to_try(
    draw: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demo, "LASTS_S", 0)
    monkeypatch.setattr(demo, "DemoWire", ShortDay)
    told = threading.Event()

    def end() -> None:
        told.wait(60)
        os.kill(os.getpid(), signal.SIGINT)

    @contextmanager
    def until_told() -> Iterator[Callable[[], None]]:
        with rounds.until_told() as wait:
            told.set()
            yield wait

    monkeypatch.setattr(demo, "until_told", until_told)
    thread = threading.Thread(target=end)
    thread.start()
    ended = draw("demo")
    thread.join()
    assert ended.code == 0
    assert "→ story" in re.sub(r"\x1b\[[0-9;]*m", "", ended.out)
    assert re.search(r"Everything is at http://127\.0\.0\.1:\d+/", ended.out)
    assert "Try next:" in ended.out


@pytest.mark.parametrize(
    ("program", "called"),
    [
        ("/usr/bin/env", "env"),
        (".venv/bin/tracker-of-nobody", ".venv/bin/tracker-of-nobody"),
        ("/somewhere/tracker/__main__.py", "python -m tracker"),
    ],
)
def test_the_commands_to_try_are_called_as_this_one_was(
    monkeypatch: pytest.MonkeyPatch, program: str, called: str
) -> None:
    monkeypatch.setattr(sys, "argv", [program])
    assert demo.called() == called
