"""`demo`: a small wire is followed through one day, on this machine only."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.alert.message import Letter, compose
from tracker.cli import day, news, stage, terminal
from tracker.cli.options import room
from tracker.cli.rounds import until_told
from tracker.config import Settings
from tracker.demo.wire import DemoWire
from tracker.desk.reading.stories import open_reading

if TYPE_CHECKING:
    from rich.panel import Panel

app = room()

LASTS_S = 60
"""How long the day is shown for: long enough to read along, short enough to stay for."""


@app.command()
def demo(
    once: Annotated[
        bool, typer.Option("--once", help="As fast as it goes, in plain lines, without the pages.")
    ] = False,
    port: Annotated[
        int, typer.Option(min=0, metavar="N", help="Of the pages; 0 takes a free one.")
    ] = 0,
) -> None:
    """Watch three invented outlets rewrite their stories through one day, in about a minute.

      tracker demo
      tracker demo --once
      tracker demo --port 8080

    Everything stays on this machine, in data/demo.db. Without a terminal it is as with --once.
    """
    day.begin_anew()
    if once or not terminal.drawn():
        _play_in_lines()
    else:
        _play_on_screen(port)


# -- in plain lines --------------------------------------------------------------------------------


def _play_in_lines() -> None:
    with DemoWire() as wire:
        settings = day.settings()
        for step in day.play(wire, settings):
            for printed in step.published:
                terminal.record(f"{step.now:%H:%M}", "published", printed)
            for filed in step.seen:
                sys.stdout.write(f"{step.now:%H:%M}\tseen\t")
                news.write(filed)
            for failed in step.failed:
                terminal.record(f"{step.now:%H:%M}", "failed", failed.url, failed.text)
        owed = day.letters(wire, settings)
        terminal.write("")
        terminal.write(_mail(owed))
        terminal.write(_tally(wire, settings, len(owed)))
    terminal.write(_next_commands(settings))


# -- on a terminal ---------------------------------------------------------------------------------


def _play_on_screen(port: int) -> None:
    from tracker.web.serving import Served  # noqa: PLC0415 (plain lines need no pages)

    screen = terminal.console()
    with DemoWire() as wire, Served(day.settings(port=port), clock=lambda: wire.now) as served:
        settings = day.settings(port=port, base_url=served.address.rstrip("/"))
        count = wire.steps + 1
        steps = day.play(wire, settings, stage.paced(LASTS_S / count))
        stage.show(steps, count, screen)
        owed = day.letters(wire, settings)
        screen.print(_drawn_mail(owed))
        screen.print(_tally(wire, settings, len(owed)), style="bold")
        screen.print(f"\nEverything is at {served.address} until Ctrl-C.")
        screen.print(_next_commands(settings))
        with until_told() as wait:
            wait()


def _drawn_mail(owed: list[Letter]) -> Panel:
    from rich.panel import Panel  # noqa: PLC0415 (start-up time)
    from rich.text import Text  # noqa: PLC0415 (start-up time)

    return Panel(Text(_mail(owed)), title="a mail that is now owed", expand=False, style="dim")


# -- at the end ------------------------------------------------------------------------------------


def _mail(owed: list[Letter]) -> str:
    """The text of one of the mails: of a headline that changed without a word about it."""
    silent = (one for one in owed if not one.note and not any(one.labels))
    letter = next(silent, owed[-1])
    mail = compose(letter, sender="story-tracker@localhost", now=letter.seen_at)
    body = mail.get_body(("plain",))
    text = body.get_content() if body else ""
    head = f"To: {mail['To']}\nSubject: {mail['Subject']}\n\n"
    return "\n".join(terminal.escaped(line) for line in (head + text).rstrip().splitlines())


def _tally(wire: DemoWire, settings: Settings, owed: int) -> str:
    """What was written against what was found."""
    written = wire.truth()
    with open_reading(settings) as reading:
        found = reading.stories(limit=1000)
    versions = sum(line.story.versions for line in found)
    addresses = sum(len(line.addresses) for line in found)
    return (
        f"Written: {len(written)} stories in {sum(len(one.versions) for one in written)} versions. "
        f"Found: {len(found)} stories in {versions} versions, under {addresses} addresses. "
        f"Mails owed: {owed}."
    )


def _next_commands(settings: Settings) -> str:
    """Three commands to try next, as this program was called."""
    with open_reading(settings) as reading:
        most = max(reading.stories(limit=1000), key=lambda line: line.story.versions).story
    tracker = called()
    return "\n".join(
        (
            "Try next:",
            f"  export TRACKER_DATABASE_URL={settings.database.url}",
            f"  {tracker} stories",
            f"  {tracker} versions {most.id}",
            f"  {tracker} diff {most.id} first..",
        )
    )


def called() -> str:
    """By which name this program was started, so that what is printed can be typed."""
    program = Path(sys.argv[0])
    if shutil.which(program.name):
        return program.name
    if program.name == "__main__.py":
        return "python -m tracker"
    return str(program)
