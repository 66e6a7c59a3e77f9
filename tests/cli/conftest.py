from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import pytest

from tracker.cli import main

OUTLETS = """
[harbour]
title = "Harbour News Agency"
dialect = "yonhap"

[quay]
title = "The Quay"
dialect = "plain"
"""

FERRY_1 = (
    "KESTREL POINT, Oct. 14 (Harbour) -- A ferry with 12 people aboard ran aground off Kestrel "
    "Point early on Tuesday, the coast guard said.",
    "The Merganser had left Tern Island at six in the morning and struck a sandbank in thick fog.",
    "Two lifeboats were on their way, and nobody was reported hurt, duty officer Ina Holm said.",
)
FERRY_2 = (
    "(ATTN: CHANGES headline; UPDATES number of passengers)",
    FERRY_1[0].replace("12 people", "14 people"),
    FERRY_1[1],
    FERRY_1[2],
    "All of them were given tea by the harbour master, who called it a long breakfast.",
)
BRIDGE = (
    "The toll on Linnet Bridge goes up by a third in January, the council said on Tuesday.",
    "Drivers of vans will pay nine crowns, and the ferry across the same water stays at four.",
)


def rss(*items: tuple[str, str, Sequence[str]]) -> str:
    """A feed of (headline, address, paragraphs)."""
    entries = "".join(
        f"<item><title>{escape(title)}</title><link>{escape(link)}</link>"
        f"<guid isPermaLink='false'>{escape(link.rpartition('/')[2])}</guid>"
        f"<pubDate>Tue, 14 Oct 2025 07:20:00 GMT</pubDate><content:encoded>"
        f"{escape(''.join(f'<p>{escape(one)}</p>' for one in text))}</content:encoded></item>"
        for title, link, text in items
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>All stories</title>{entries}</channel></rss>"
    )


FIRST = ("Ferry with 12 aboard runs aground", "https://harbour.example/view/0101", FERRY_1)
LEAD = (
    "(LEAD) Ferry with 14 aboard runs aground off Kestrel Point",
    "https://harbour.example/view/0102",
    FERRY_2,
)
TOLL = ("Linnet Bridge toll to rise by a third", "https://quay.example/toll", BRIDGE)
VOTE = ("Council votes in spring", "https://quay.example/vote", BRIDGE[::-1])

ARCHIVE = {
    "harbour/20251014T073000Z.xml": rss(FIRST),
    "harbour/20251014T074000Z.xml": rss(LEAD, FIRST),
    "quay/20251014T073000Z.xml": rss(TOLL),
    "quay/20251014T080000Z.xml": rss(("Drivers to pay for rusty bridge", *TOLL[1:])),
    "quay/20251014T083000Z.xml": rss(TOLL),
    "quay/20251014T090000Z.xml": rss(VOTE, TOLL),
}
"""A ferry under two addresses, a headline that goes A → B → A, and a story that begins late."""


@dataclass(frozen=True)
class Ended:
    """A command that has ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def records(self) -> list[list[str]]:
        return [line.split("\t") for line in self.out.splitlines()]


Run = Callable[..., Ended]


class Screen(io.StringIO):
    """A terminal that remembers what was drawn on it."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def at_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder of our own to work in, with its own settings and database, and a plain terminal."""
    for name in list(os.environ):
        if name.startswith("TRACKER_"):
            monkeypatch.delenv(name)
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "outlets.toml").write_text(OUTLETS, encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command with its result on a pipe."""

    def run(*arguments: str) -> Ended:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        out, err = capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return Ended(ended.value.code, out, err)

    return run


@pytest.fixture
def draw(run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command with its result on a terminal."""

    def draw(*arguments: str) -> Ended:
        screen = Screen()
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", screen)
            ended = run(*arguments)
        return Ended(ended.code, screen.getvalue(), ended.err)

    return draw


@pytest.fixture(scope="session")
def _replayed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive above, replayed once for all tests by the real command."""
    home = tmp_path_factory.mktemp("archive")
    (home / "config").mkdir()
    (home / "config" / "outlets.toml").write_text(OUTLETS, encoding="utf-8")
    for name, text in ARCHIVE.items():
        (home / "archive" / name).parent.mkdir(parents=True, exist_ok=True)
        (home / "archive" / name).write_text(text, encoding="utf-8")
    ended = spawn(home, "replay", "archive")
    assert ended.code == 0, ended.err
    return home


@pytest.fixture
def archive(at_home: Path, _replayed: Path) -> Path:
    """A folder with the archive's database (data/tracker.db) and its recordings (archive/)."""
    shutil.copytree(_replayed / "data", at_home / "data")
    shutil.copytree(_replayed / "archive", at_home / "archive")
    return at_home


def spawn(home: Path, *arguments: str, **variables: str) -> Ended:
    """Runs a command as a process of its own in a folder."""
    ended = subprocess.run(
        [sys.executable, "-m", "tracker", *arguments],
        cwd=home,
        env=environment(variables),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    return Ended(ended.returncode, ended.stdout, ended.stderr)


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    kept = {name: text for name, text in os.environ.items() if not name.startswith("TRACKER_")}
    root = str(Path(__file__).parents[2])
    return {**kept, "PYTHONPATH": root, "PYTHONUTF8": "1", **(more or {})}
