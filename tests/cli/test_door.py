from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run, environment, spawn
from tracker import errors
from tracker.cli import door, shelf


def every_error(kind: type[errors.TrackerError] = errors.TrackerError) -> list[type[Exception]]:
    return [kind, *(each for child in kind.__subclasses__() for each in every_error(child))]


def test_every_error_for_people_has_an_exit_code() -> None:
    kinds = tuple(kind for kind, _ in door.CODES)
    assert [one for one in every_error()[1:] if not issubclass(one, kinds)] == []
    assert not {0, 1, 70, 130, 141} & {code for _, code in door.CODES}


def raising(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    """Puts a command on the shelf that ends with an error."""
    import typer

    module = type(sys)("tracker.cli.failing")
    module.app = app = typer.Typer(rich_markup_mode=None)  # type: ignore[attr-defined]

    @app.command()
    def fail() -> None:
        raise error

    monkeypatch.setitem(sys.modules, "tracker.cli.failing", module)
    monkeypatch.setitem(shelf.COMMANDS, "fail", ("failing", "Fails."))


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.ConfigError("settings: two\nlines"), 2),
        (errors.NotFoundError("no such story"), 3),
        (errors.RefusedError("not allowed"), 4),
        (errors.FetchError("no answer", kind="timeout"), 5),
        (errors.BlockedError("a wall", kind="http 403"), 5),
        (errors.DeliveryError("no mail server"), 5),
        (errors.DatabaseError("locked"), 6),
        (errors.ParseError("no feed"), 7),
        (KeyboardInterrupt(), 130),
    ],
)
def test_an_error_ends_with_its_code_and_its_words(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int
) -> None:
    raising(error, monkeypatch)
    ended = run("fail")
    assert (ended.code, ended.out) == (code, "")
    said = f"tracker: {error}\n" if code != 130 else ""
    assert ended.err.lstrip("\n") == said


def test_a_bug_is_one_line_and_the_whole_of_it_only_when_asked_for(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    raising(KeyError("two\nlines \x1b"), monkeypatch)
    ended = run("fail")
    assert (ended.code, ended.out) == (70, "")
    assert ended.err.count("\n") == 1
    assert "KeyError" in ended.err
    assert "--debug" in ended.err
    assert "\x1b" not in ended.err
    whole = run("fail", "--debug")
    assert whole.code == 70
    assert "Traceback" in whole.err


def test_an_error_that_is_no_bug_is_told_in_full_with_debug(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    raising(errors.NotFoundError("no such story"), monkeypatch)
    assert "Traceback" in run("--debug", "fail").err
    assert "Traceback" not in run("fail").err


@pytest.mark.parametrize(
    "arguments",
    [("frobnicate",), ("stories", "--frobnicate"), ("versions",), ("feeds",), ("feeds", "lost")],
)
def test_wrong_usage_ends_with_2(run: Run, arguments: tuple[str, ...]) -> None:
    ended = run(*arguments)
    assert ended.code == 2
    assert ended.out == "" or "Usage" in ended.out


def test_a_wrong_setting_ends_with_2_and_names_its_line(at_home: Path, run: Run) -> None:
    (at_home / "config" / "tracker.toml").write_text("[fetch]\ntymeout = 3\n", encoding="utf-8")
    ended = run("stories")
    assert ended.code == 2
    assert "tracker.toml:2: unknown key fetch.tymeout; did you mean timeout?" in ended.err


def test_what_nobody_reads_on_ends_with_141_without_noise(tmp_path: Path) -> None:
    text = tmp_path / "long.txt"
    text.write_text("Headline\n\n" + "A paragraph.\n\n" * 40_000, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "tracker", "read", "long.txt"],
        cwd=tmp_path,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    assert (process.wait(60), said) == (141, b"")


@pytest.mark.parametrize("arguments", [["--help"], ["read", "short.txt"]])
def test_what_nobody_ever_reads_ends_with_141_too(tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "short.txt").write_text("Headline\n", encoding="utf-8")
    reading, writing = os.pipe()
    os.close(reading)
    try:
        ended = subprocess.run(
            [sys.executable, "-m", "tracker", *arguments],
            cwd=tmp_path,
            env=environment(),
            stdout=writing,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    finally:
        os.close(writing)
    assert (ended.returncode, ended.stderr) == (141, b"")


def test_as_a_process_it_is_the_same(tmp_path: Path) -> None:
    assert spawn(tmp_path, "--version").out.startswith("Story Tracker")
    ended = spawn(tmp_path, "stories", TRACKER_DATABASE_URL="nosuch://x")
    assert (ended.code, ended.out) == (6, "")


HEAVY = {"rich", "httpx", "aiohttp", "feedparser", "trafilatura", "fastapi", "alembic"}
DATABASE = {"sqlmodel", "sqlalchemy"}
MAILS = {"tracker.models.records.alerts", "tracker.desk.reading.health"}


@pytest.mark.parametrize(
    ("commands", "never"),
    [
        ([["--help"], ["versions", "-x"]], HEAVY),
        ([["--help"], ["read", "old.txt", "--json"], ["diff", "old.txt", "new.txt"]], DATABASE),
        ([["stories"], ["versions", "kestrel"]], {"tracker.diff", "regex", "rapidfuzz"} | MAILS),
        ([["diff", "kestrel", "--json"]], HEAVY),
    ],
    ids=["help", "files", "stories", "diff"],
)
def test_a_command_loads_its_own_room_only(
    archive: Path, commands: list[list[str]], never: set[str]
) -> None:
    for name in ("old.txt", "new.txt"):
        (archive / name).write_text(f"Headline of {name}\n", encoding="utf-8")
    program = (
        "import sys\nfrom tracker.cli import main\n"
        f"for command in {commands!r}:\n"
        "    try: main(command)\n"
        "    except SystemExit as end: print('ended', end.code, file=sys.stderr)\n"
        f"print(sorted({HEAVY | never!r} & set(sys.modules)), file=sys.stderr)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program],
        cwd=archive,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert ended.stderr.splitlines()[-1] == "[]"
    assert ended.stderr.count("ended 0") >= len(commands) - 1
