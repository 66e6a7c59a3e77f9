"""The demo's day: a wire that publishes step by step, and a desk that follows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from tracker.alert.message import Letter
from tracker.config import Database, Fetch, OutletEntry, Poll, Settings, Site, Smtp, Web
from tracker.demo.outlets import OUTLETS
from tracker.demo.wire import DemoWire
from tracker.desk.alerting.letters import letters_owed
from tracker.desk.following import open_following
from tracker.desk.opening import open_database
from tracker.desk.polling.rounds import Failed, News, open_rounds
from tracker.pipeline.file import Filed

FILE = Path("data/demo.db")
"""The demo's own database; a second run starts clean."""

READER = "you@example.org"
"""Who watches the demo's headlines; example.org receives no mail (RFC 2606), and none is sent."""


@dataclass(slots=True)
class Step:
    """What the wire published at one step, and what the tracker then saw."""

    now: datetime
    published: tuple[str, ...]
    seen: list[Filed] = field(default_factory=list)
    failed: list[Failed] = field(default_factory=list)
    """What could not be had; each such thing is told once a day."""

    def tell(self, news: News) -> None:
        """Keep what a round tells."""
        if isinstance(news, Failed):
            self.failed.append(news)
        elif isinstance(news, Filed):
            self.seen.append(news)


def settings(file: Path = FILE, *, port: int = 0, base_url: str = "") -> Settings:
    """The demo's settings, whatever the environment says: it must never touch another database."""
    return Settings.model_construct(
        site=Site(title="Story Tracker: the demo", base_url=base_url),
        database=Database(url=f"sqlite:///{file}"),
        fetch=Fetch(per_host=32, gap=0, allow_private=["127.0.0.0/8"]),
        poll=Poll(),
        smtp=Smtp(),
        web=Web(port=port),
    )


def begin_anew(file: Path = FILE) -> None:
    """Remove what an earlier demo left, and make the empty database."""
    for ending in ("", "-wal", "-shm", "-journal"):
        file.with_name(file.name + ending).unlink(missing_ok=True)
    with open_database(settings(file)):
        """Opening it brings it up to date."""


def play(
    wire: DemoWire, settings: Settings, pause: Callable[[], object] = lambda: None
) -> Iterator[Step]:
    """Follow the wire through its day, by its own clock; `pause` is called between two steps."""
    _follow(wire, settings)
    told: set[Failed] = set()
    with open_rounds(settings, clock=lambda: wire.now) as rounds:
        for number in range(wire.steps + 1):
            if number:
                pause()
            published = wire.advance() if number else wire.published()
            step = Step(wire.now, published)
            rounds.poll(everything=True, tell=step.tell)
            step.failed = [failed for failed in step.failed if failed not in told]
            told.update(step.failed)
            yield step


def _follow(wire: DemoWire, settings: Settings) -> None:
    entries = {
        OUTLETS[feed.outlet].key: OutletEntry(
            title=feed.outlet, dialect=feed.dialect, feeds=[feed.url]
        )
        for feed in wire.feeds()
    }
    with open_following(settings, from_files=False) as following:
        following.take_over(entries)
        following.watch(READER, scope="all")


def letters(wire: DemoWire, settings: Settings) -> list[Letter]:
    """The mails that are owed at the end of the day."""
    with open_database(settings) as database:
        return letters_owed(database, wire.now, settings.site.base_url)
