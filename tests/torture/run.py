"""`make torture`: damaged feeds and pages through the readers, while the web face answers.

The parent must not fall, whatever its children do: what is read is counted, now and then it is
filed in a database too, and `/healthz` is asked all the while. As in a desk at work, one process
files and serves the pages, another reads, and the bytes and the questions come from outside. Ends
with 1 when anything was not as it should be. The same seed makes the same damage. Ctrl-C ends it
with what it came to so far.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import time
from collections import Counter, deque
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path

from tests.torture.damage import NOW, made
from tests.torture.pulse import Pulse
from tracker.bounded.readers import Readers
from tracker.config import Settings
from tracker.desk.opening import open_database
from tracker.errors import ParseError, StartError
from tracker.models.records.feeds import Feed
from tracker.models.values import Answer, Entry, FeedText, PageText
from tracker.pipeline.reading import PageRead, feed_text, judged, open_readers, page_text
from tracker.pipeline.receive import Listed, entry_key, receive_feed, receive_listed_page
from tracker.store import outlets
from tracker.store.captures import keep_capture
from tracker.store.database import Database, Session
from tracker.web.serving import Served

UNDER_WAY = 8
"""Inputs that wait or are being read at one time."""

FILED_EVERY = 20
"""One in so many of those that were read is filed as well."""

HEALTHY_S = 1.0


@dataclass
class Tally:
    """What the inputs came to."""

    outcomes: Counter[str] = field(default_factory=Counter)
    killed: list[str] = field(default_factory=list)
    """Inputs that cost a child, by name, with what they did."""
    slowest: float = 0.0
    filed: int = 0

    def add(self, kind: str, outcome: str, seconds: float, name: str) -> None:
        """Count an input, and how long it was from when it began to wait."""
        self.outcomes[f"{kind}: {outcome}"] += 1
        self.slowest = max(self.slowest, seconds)
        if outcome.startswith(("Reading it", "The reader")):
            self.killed.append(f"{name}: {outcome}")


@dataclass
class Waiting:
    """An input that is being read, or waits to be."""

    name: str
    answer: Answer
    future: Future[FeedText] | Future[PageText]
    since: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Run it, print what the inputs came to; 0 when the parent and its web face held."""
    asked = _arguments(arguments)
    with tempfile.TemporaryDirectory() as folder:
        settings = _settings(Path(folder))
        with (
            Served(settings) as served,
            open_database(settings) as database,
            open_readers() as readers,
            Pulse(served.address) as pulse,
        ):
            torture = Torture(readers, database)
            whole = torture.run_all(asked.feeds, asked.pages, asked.seed)
    _report(torture.tally, pulse, readers.started)
    return 0 if whole and pulse.slowest < HEALTHY_S and not pulse.failed else 1


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--feeds", type=int, default=100_000)
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args(arguments)


def _settings(folder: Path) -> Settings:
    url = f"sqlite:///{folder / 'tracker.db'}"
    return Settings.model_validate({"database": {"url": url}, "web": {"port": 0}})


@dataclass
class Torture:
    """The parts of a run, and what comes of it."""

    readers: Readers
    database: Database
    tally: Tally = field(default_factory=Tally)

    def run_all(self, feeds: int, pages: int, seed: int) -> bool:
        """Have all of them read; False when Ctrl-C ended it."""
        try:
            self.run("feed", feeds, seed)
            self.run("page", pages, seed)
        except KeyboardInterrupt:
            print("Stopped. What it came to until then:")
            return False
        return True

    def run(self, kind: str, count: int, seed: int) -> None:
        """Have so many inputs read, a few of them at one time."""
        read = feed_text if kind == "feed" else page_text
        waiting: deque[Waiting] = deque()
        for number, (name, answer) in enumerate(made(kind, count, seed)):
            waiting.append(Waiting(name, answer, read(self.readers, answer), time.monotonic()))
            if len(waiting) >= UNDER_WAY:
                self._take(kind, waiting.popleft())
            if number % max(1, count // 20) == 0:
                print(f"{kind}s {number:,} of {count:,}", flush=True, file=sys.stderr)
        while waiting:
            self._take(kind, waiting.popleft())

    def _take(self, kind: str, one: Waiting) -> None:
        try:
            text = one.future.result()
        except (ParseError, StartError) as error:
            self.tally.add(kind, _kind_of(error), time.monotonic() - one.since, one.name)
            return
        self.tally.add(kind, "read", time.monotonic() - one.since, one.name)
        if self.tally.outcomes[f"{kind}: read"] % FILED_EVERY == 0:
            self.database.write(lambda session: _file(session, one, text))
            self.tally.filed += 1


def _kind_of(error: ParseError | StartError) -> str:
    """A refusal without what it quotes of the input."""
    return re.sub(r"<[^>]*>|: .*|[0-9,]{2,}", "…", str(error), flags=re.DOTALL)[:70]


def _file(session: Session, one: Waiting, text: FeedText | PageText) -> None:
    """A feed with all its entries; a page as that of an entry which names it alone."""
    outlet = outlets.keep_outlet(session, "wire", title="Wire", dialect="any")
    feed = Feed(outlet_id=outlet.id or 0, url=f"{one.answer.url}/{one.name}", added_at=NOW)
    session.add(feed)
    session.flush()
    if isinstance(text, FeedText):
        receive_feed(session, feed, outlet, one.answer, text, go_out=False)
        return
    page = judged(one.answer, text, 0)
    if isinstance(page, PageRead):
        entry = Entry(text.headline, link=feed.url)
        capture = keep_capture(session, one.answer, feed_id=feed.id)
        listed = Listed(entry, entry_key(entry), feed, outlet, capture, NOW, None, None)
        receive_listed_page(session, listed, one.answer, page)


def _report(tally: Tally, pulse: Pulse, started: int) -> None:
    for outcome, count in tally.outcomes.most_common():
        print(f"{count:9,}  {outcome}")
    print(f"{tally.filed:9,}  of those that were read were filed")
    print(f"{started:9,}  children begun")
    print(f"{tally.slowest:9.1f}  seconds, the longest from waiting to being read")
    late = pulse.seconds[int(len(pulse.seconds) * 0.99)]
    print(f"/healthz: {len(pulse.seconds):,} asked, {pulse.failed} failed,", end=" ")
    print(f"99 % within {late:.3f} s, slowest {pulse.slowest:.3f} s")
    for line in tally.killed[:20]:
        print(f"  {line}")


if __name__ == "__main__":
    sys.exit(main())
