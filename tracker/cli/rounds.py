"""`poll`, `run`, `serve`: looking once, looking on and on, and serving the pages."""

from __future__ import annotations

import logging
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tracker.cli import news, terminal
from tracker.cli.options import AsJson, room
from tracker.cli.terminal import counted
from tracker.config import Settings, load_settings
from tracker.desk.following import open_following
from tracker.desk.polling.rounds import Failed, News, Noticed, Round, open_rounds
from tracker.pipeline.file import Filed

if TYPE_CHECKING:
    from rich.console import Console

app = room()

LISTEN_S = 0.2
"""How late at most a signal is noticed."""


# -- poll ------------------------------------------------------------------------------------------


@app.command()
def poll(
    feeds: Annotated[
        list[str] | None, typer.Argument(metavar="FEED", help="Only these: ids or addresses.")
    ] = None,
    now: Annotated[
        bool, typer.Option("--now", help="Look at every feed and page, due or not.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Look once at what is due, send what is owed, and come back.

      tracker poll
      tracker poll --now
      tracker poll https://wire.example/rss --json

    What was seen is printed; on a pipe: story, version, outlet, label, weight, headline with
    [-…-]{+…+}, address. Ends with 5 when nothing could be reached or read.
    """
    settings = load_settings()
    _take_outlets_over(settings)
    screen = terminal.console() if terminal.drawn() and not as_json else None
    seen = _Seen(screen, aloud=not as_json)
    with open_rounds(settings) as rounds:
        with screen.status("Polling") if screen else nullcontext():
            found = rounds.poll(feeds or (), everything=now, tell=seen.tell)
        sent = rounds.send_alerts()
    if as_json:
        terminal.as_json(seen.as_object(found, sent))
    else:
        terminal.talk(_summary(found, sent, settings))
    if found.failed and found.failed >= found.feeds + found.pages:
        raise typer.Exit(5)


def _take_outlets_over(settings: Settings) -> None:
    with open_following(settings):
        """Opening it makes outlets.toml so."""


class _Seen:
    """What a poll tells, shown at once and kept for JSON."""

    def __init__(self, screen: Console | None, *, aloud: bool) -> None:
        self._aloud = aloud
        self._screen = screen
        self._versions: list[Any] = []
        self._failed: list[Any] = []
        self._noticed: list[Any] = []

    def tell(self, told: News) -> None:
        if isinstance(told, Failed):
            self._failed.append({"address": told.url, "error": told.text, "ours": told.ours})
            if self._aloud:
                terminal.talk(told.text)
            return
        if isinstance(told, Noticed):
            self._noticed.append({"address": told.url, "noticed": told.text})
            if self._aloud:
                terminal.talk(told.text)
            return
        self._versions.append(news.as_object(told))
        if self._aloud:
            self._show(told)

    def _show(self, filed: Filed) -> None:
        if self._screen:
            self._screen.print(news.drawn(filed, self._screen))
        else:
            news.write(filed)

    def as_object(self, found: Round, sent: int) -> dict[str, Any]:
        return {
            "feeds": found.feeds,
            "pages": found.pages,
            "unchanged": found.unchanged,
            "stories": found.stories,
            "alerts_owed": found.owed,
            "mails_sent": sent,
            "versions": self._versions,
            "failed": self._failed,
            "noticed": self._noticed,
        }


def _summary(found: Round, sent: int, settings: Settings) -> str:
    if not found.feeds + found.pages:
        return "Nothing is due. `tracker poll --now` looks at every feed and page."
    looked = f"{counted(found.feeds, 'feed')} and {counted(found.pages, 'page')}"
    told = [
        f"Looked at {looked}: {counted(found.versions, 'new version')}, of which "
        f"{counted(found.stories, 'new story', 'new stories')}; {found.failed} could not be read."
    ]
    if found.unread:
        told.append(f"Of these, {found.unread} for want of a reader on this machine.")
    if sent:
        told.append(f"{counted(sent, 'mail')} sent.")
    if found.owed and not settings.smtp.host:
        told.append(f"Owed until smtp.host is set: {counted(found.owed, 'mail')}.")
    return " ".join(told)


# -- run and serve ---------------------------------------------------------------------------------


@app.command()
def run(
    no_web: Annotated[bool, typer.Option("--no-web", help="Without the pages.")] = False,
) -> None:
    """Poll what is due and send what is owed, again and again, and serve the pages.

      tracker run
      tracker run --no-web
      TRACKER_WEB__PORT=8080 tracker run

    Ctrl-C or SIGTERM ends it: the answer in hand is still kept, and the exit code is 0.
    """
    from tracker.scheduler import run_rounds  # noqa: PLC0415 (poll does without)
    from tracker.web.serving import Served  # noqa: PLC0415 (the same)

    settings = load_settings()
    _take_outlets_over(settings)
    log_to_stderr()
    with until_told() as wait, nullcontext() if no_web else Served(settings) as served:
        if served:
            logging.getLogger(__name__).info("pages at %s", served.address)
        run_rounds(settings, wait)


@app.command()
def serve() -> None:
    """Serve the pages alone, where something else does the polling.

    tracker serve
    TRACKER_WEB__PORT=8080 tracker serve
    TRACKER_DATABASE_URL=sqlite:///data/demo.db tracker serve
    """
    from tracker.web.serving import Served  # noqa: PLC0415 (poll does without)

    with until_told() as wait, Served(load_settings()) as served:
        terminal.talk(f"The pages are at {served.address} until Ctrl-C.")
        wait()


@contextmanager
def until_told() -> Iterator[Callable[[], None]]:
    """A function that comes back when Ctrl-C or SIGTERM does."""
    told: list[int] = []
    before = {
        number: signal.signal(number, lambda which, _: told.append(which))
        for number in (signal.SIGTERM, signal.SIGINT)
    }

    def wait() -> None:
        # Awake now and then: the system may hand the signal to another thread, which does not
        # wake this one, and only this one runs the handler.
        while not told:
            time.sleep(LISTEN_S)

    try:
        yield wait
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class _Lines(logging.Formatter):
    """One line a thing, in UTC, and safe to look at."""

    converter = staticmethod(time.gmtime)

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 (as logging calls it)
        record.message = terminal.escaped(record.message)
        return super().formatMessage(record)


def log_to_stderr() -> None:
    """Have everything that is logged stand on standard error, a line each."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Lines("%(asctime)s %(levelname)-7s %(message)s", "%Y-%m-%dT%H:%M:%SZ"))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
